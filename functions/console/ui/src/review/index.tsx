/** One document: the page on one side, the questions on the other. */
import { useEffect, useState } from "preact/hooks";
import { Unreachable } from "../api/problem.ts";
import { type Binding, useKeys } from "../app/keys.ts";
import { documentTypes } from "../app/document_types.ts";
import { navigate, query } from "../app/router.ts";
import { toast, toastError, wordsOf } from "../app/toasts.ts";
import { Button } from "../parts/Button.tsx";
import { EmptyState, ErrorState, Loading } from "../parts/states.tsx";
import { type Action, ActionDialog } from "../queue/actions.tsx";
import { t } from "../texts/index.ts";
import { keyOf } from "./FieldCard.tsx";
import { Panel } from "./Panel.tsx";
import { forget, giveBackAhead, next, open, prefetch } from "./dealing.ts";
import type { Held } from "./held.ts";
import { PageViewer } from "./page/index.tsx";
import { focusOf, marksOf } from "./marks.ts";
import { useAnswering } from "./useAnswering.ts";

/** `reviewId` absent: claims the most urgent. */
export function ReviewScreen({ reviewId }: { reviewId?: string }) {
  const [held, setHeld] = useState<Held | null>(null);
  const [nothing, setNothing] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  const type = query.value.get("type");

  useEffect(() => {
    let gone = false;
    if (held && held.id === reviewId) return;
    setError(null);
    setNothing(false);
    const found = reviewId ? open(reviewId) : next(type);
    found.then(
      (next) => {
        if (gone) return;
        if (next && !reviewId) navigate(`/review/${next.id}${location.search}`, true);
        setHeld(next);
        setNothing(next === null);
      },
      (problem) => gone || setError(problem),
    );
    return () => void (gone = true);
  }, [reviewId, tries]);
  useEffect(() => {
    const leave = () => giveBackAhead(true);
    addEventListener("pagehide", leave);
    return () => {
      removeEventListener("pagehide", leave);
      giveBackAhead();
    };
  }, []);

  const again = () => setTries(tries + 1);
  const advance = async () => {
    const found = await next(type).catch(() => null);
    setHeld(found);
    setNothing(found === null);
    navigate(found ? `/review/${found.id}${location.search}` : `/review${location.search}`, true);
  };
  if (error !== null) return <ErrorState error={error} onRetry={again} />;
  if (nothing) return <Nothing onAgain={again} />;
  if (!held || documentTypes.value.length === 0) return <Loading />;
  return <Desk key={held.id} held={held} type={type} onAdvance={advance} />;
}

function Nothing({ onAgain }: { onAgain: () => void }) {
  useKeys([{ keys: "n", label: t.keys.goReview, group: t.review.title, run: onAgain }]);
  return (
    <EmptyState icon="check" title={t.review.empty.title} text={t.review.empty.text}>
      <Button kind="primary" keys="n" onClick={onAgain}>
        {t.review.empty.again}
      </Button>
    </EmptyState>
  );
}

interface DeskProps {
  held: Held;
  type: string | null;
  onAdvance: () => Promise<void>;
}

function Desk({ held, type, onAdvance }: DeskProps) {
  const [action, setAction] = useState<Action | null>(null);
  const [itemsOpen, setItemsOpen] = useState(false);
  const [narrow, setNarrow] = useState(isNarrow());
  useEffect(() => held.attend(), [held]);
  useEffect(() => {
    if (!held.readOnly) prefetch(type);
  }, [held]);
  useEffect(() => {
    const measure = () => setNarrow(isNarrow());
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, []);

  const submit = () => {
    const trial = held.trial.peek();
    const wrong = trial?.fields.find((each) => each.problem);
    const missing = held.asked.peek().find((name) => !held.work.peek().now.answers[name]);
    if (held.readOnly || held.lapse.peek()) return;
    if (wrong?.problem || missing) {
      answering.activate(wrong?.field ?? missing ?? null);
      return toast("error", wrong?.problem ?? t.review.missing);
    }
    forget(held.id);
    held.submit().catch((problem) => back(held, problem));
    void onAdvance();
  };
  const answering = useAnswering(held, submit);
  const act = (kind: Action["kind"] | "release") => {
    if (kind !== "release") return setAction({ kind, review: held.detail.peek().review });
    void held.save().then(() => {
      forget(held.id);
      held.release();
      toast("success", t.queue.released);
      navigate("/queue");
    });
  };

  const group = t.review.title;
  const writing = () => !held.readOnly;
  const choice = (kind: "repair" | "reader") => answering.choices.find((each) => each.kind === kind);
  const keys: Binding[] = [
    {
      keys: "Enter",
      label: t.review.keys.confirm,
      group,
      whileTyping: true,
      overButtons: true,
      enabled: inPanel,
      run: answering.confirm,
    },
    { keys: ["ArrowDown", "j"], label: t.review.keys.down, group, run: () => answering.step(1) },
    { keys: ["ArrowUp", "k"], label: t.review.keys.up, group, run: () => answering.step(-1) },
    {
      keys: ["e", "F2"],
      label: t.review.edit,
      group,
      enabled: writing,
      run: () => answering.setEditing(true),
    },
    { keys: "x", label: t.review.absent, group, enabled: writing, run: () => answering.mark("absent") },
    {
      keys: "u",
      label: t.review.unreadable,
      group,
      enabled: writing,
      run: () => answering.mark("unreadable"),
    },
    {
      keys: "r",
      label: t.review.choice.repair,
      group,
      enabled: () => !!choice("repair"),
      run: () => answering.choose(choice("repair")!),
    },
    {
      keys: "o",
      label: t.review.choice.reader,
      group,
      enabled: () => !!choice("reader"),
      run: () => answering.choose(choice("reader")!),
    },
    ...answering.choices.flatMap((each, index) => {
      const key = keyOf(each, index, answering.choices);
      const label = t.review.keys.choose(each.value);
      return key.length === 1 && key >= "1" && key <= "9"
        ? [{ keys: key, label, group, run: () => answering.choose(each) }]
        : [];
    }),
    { keys: "c", label: t.review.keys.all, group, enabled: writing, run: answering.confirmAll },
    { keys: "a", label: t.review.keys.others, group, run: () => answering.setUnfolded(!answering.unfolded) },
    { keys: "i", label: t.review.keys.items, group, run: () => setItemsOpen(!itemsOpen) },
    {
      keys: "t",
      label: t.review.keys.type,
      group,
      enabled: writing,
      run: () => document.querySelector<HTMLElement>(".type-choice select")?.focus(),
    },
    { keys: "Escape", label: t.review.keys.leave, group, whileTyping: true, run: () => leaveInput() },
    {
      keys: "mod+Enter",
      label: t.review.submit,
      group,
      whileTyping: true,
      overButtons: true,
      enabled: writing,
      run: submit,
    },
    {
      keys: "mod+z",
      label: t.review.keys.undo,
      group,
      whileTyping: true,
      enabled: writing,
      run: () => held.undo(),
    },
    {
      keys: ["mod+shift+z", "mod+y"],
      label: t.review.keys.redo,
      group,
      whileTyping: true,
      enabled: writing,
      run: () => held.redo(),
    },
    { keys: "shift+e", label: t.queue.escalate, group, enabled: writing, run: () => act("escalate") },
    { keys: "shift+r", label: t.queue.reject, group, enabled: writing, run: () => act("reject") },
    { keys: "shift+q", label: t.queue.release, group, enabled: writing, run: () => act("release") },
  ];
  useKeys(keys);

  const { review, pages } = held.detail.value;
  return (
    <div class={narrow ? "desk narrow" : "desk"}>
      <h1 class="visually-hidden">{t.review.title}</h1>
      <PageViewer
        documentId={review.document_id}
        pages={pages ?? 0}
        marks={marksOf(held, answering)}
        focus={focusOf(held, answering)}
        onMark={answering.activate}
        {...(held.readOnly ? {} : { onPick: answering.pick })}
      />
      <Panel
        held={held}
        answering={answering}
        itemsOpen={itemsOpen}
        onItems={setItemsOpen}
        onSubmit={submit}
        onAction={act}
      />
      {action && (
        <ActionDialog
          action={action}
          onClose={() => setAction(null)}
          onDone={() => {
            held.end();
            forget(held.id);
            void onAdvance();
          }}
        />
      )}
    </div>
  );
}

/** Enter belongs to the questions unless the focus is on something else that it presses. */
function inPanel(): boolean {
  const at = document.activeElement;
  return (
    at === null ||
    at === document.body ||
    at.id === "content" ||
    at.matches(".field-head, .field-input, .sheet")
  );
}

function leaveInput(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

function isNarrow(): boolean {
  return innerWidth < 760;
}

/** The submission did not get through: says so, with the way back. What was said is still there. */
function back(held: Held, problem: unknown): void {
  if (problem instanceof Unreachable) {
    toast("error", t.review.notSent, { action: { label: t.common.retry, run: () => resend(held) } });
    return;
  }
  const { text, detail } = wordsOf(problem);
  const run = () => navigate(`/review/${held.id}`);
  toast("error", text, { detail, action: { label: t.review.backTo, run } });
}

function resend(held: Held): void {
  held.submit().then(() => toast("success", t.review.sent), toastError);
}
