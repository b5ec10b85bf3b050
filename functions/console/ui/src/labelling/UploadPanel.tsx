/** Files for one document type: chosen or dropped, sent one after the other, each with its own line. */
import { useRef, useState } from "preact/hooks";
import { hrefOf } from "../app/router.ts";
import { wordsOf } from "../app/toasts.ts";
import { Problem, Unreachable } from "../api/problem.ts";
import { Button } from "../parts/Button.tsx";
import { Icon } from "../parts/icons.tsx";
import { Progress } from "../parts/states.tsx";
import { t } from "../texts/index.ts";
import { type Sent, send } from "./sending.ts";

/** So many are on their way at once; the machine reads one after the other anyway. */
const AT_ONCE = 3;

type Line = { id: number; file: File; sent: Sent | { kind: "waiting" } | { kind: "refused"; why: string } };

export function UploadPanel({ type }: { type: string }) {
  const input = useRef<HTMLInputElement>(null);
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [over, setOver] = useState(false);
  const waiting = useRef<Line[]>([]);
  const running = useRef(0);
  const count = useRef(0);
  const words = t.labelling.upload;

  const put = (id: number, sent: Line["sent"]) =>
    setLines((now) => now.map((line) => (line.id === id ? { ...line, sent } : line)));
  const work = async () => {
    if (running.current >= AT_ONCE) return;
    running.current++;
    for (let line = waiting.current.shift(); line; line = waiting.current.shift()) {
      const { id, file } = line;
      try {
        await send(file, type, (sent) => put(id, sent));
      } catch (error) {
        const known = error instanceof Problem || error instanceof Unreachable;
        put(id, { kind: "refused", why: known ? wordsOf(error).text : words.refused });
      }
    }
    running.current--;
  };
  const take = (files: FileList | null | undefined) => {
    const added = [...(files ?? [])].map((file): Line => ({
      id: ++count.current,
      file,
      sent: { kind: "waiting" },
    }));
    setLines((now) => [...now, ...added]);
    waiting.current.push(...added);
    for (let each = 0; each < AT_ONCE; each++) void work();
  };
  const again = (line: Line) => {
    put(line.id, { kind: "waiting" });
    waiting.current.push(line);
    void work();
  };
  const read = lines.filter(({ sent }) => sent.kind === "done").length;
  return (
    <section
      class={over ? "upload-panel over" : "upload-panel"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <div class="upload-drop">
        <Icon name="upload" />
        <p class="muted">{words.drop}</p>
        <input
          ref={input}
          type="file"
          multiple
          class="visually-hidden"
          tabIndex={-1}
          aria-label={words.choose}
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = "";
          }}
        />
        <Button onClick={() => input.current?.click()}>{words.choose}</Button>
      </div>
      <ul class="upload-lines">
        {lines.map((line) => (
          <li key={line.id} data-state={line.sent.kind}>
            <bdi class="clipped">{line.file.name}</bdi>
            {line.sent.kind === "sending" && <Progress share={line.sent.share} label={words.sending} />}
            <span class={line.sent.kind === "refused" ? "field-error" : "muted small"}>
              {saidOf(line.sent)}
            </span>
            {line.sent.kind === "refused" && (
              <Button size="small" onClick={() => again(line)}>
                {words.retry}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div class="upload-foot">
        <a
          class={read > 0 ? "button primary" : "button"}
          href={hrefOf(`/labelling/${encodeURIComponent(type)}`)}
        >
          {words.start}
        </a>
      </div>
    </section>
  );
}

function saidOf(sent: Line["sent"]): string {
  const words = t.labelling.upload;
  switch (sent.kind) {
    case "waiting":
    case "sending":
      return words.sending;
    case "reading":
      return words.reading;
    case "done":
      return sent.state === "failed" ? words.failed : words.read;
    case "refused":
      return sent.why;
  }
}
