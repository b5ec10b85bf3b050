/** The YAML of a document type with everything that is wrong with it. */
import { useEffect, useRef, useState } from "preact/hooks";
import { api } from "../api/client.ts";
import { refreshTypes } from "../shared/document_types.ts";
import { useKeys } from "../shared/keys.ts";
import { guardLeaving } from "../shared/router.ts";
import { toast, wordsOf } from "../shared/toasts.ts";
import { Button } from "../parts/Button.tsx";
import { TextArea } from "../parts/Field.tsx";
import { words } from "../texts/administration.ts";
import { type Mistake, placeOf, useMistakes } from "./type_check.ts";

const text = () => words.shown.types;

interface Props {
  source: string;
  /** As stored; 0: nobody has described the type. */
  version: number;
  readOnly: boolean;
  onSaved: (name: string) => void;
}

/** Begins anew with another `source`. */
export function TypeEditor({ source, version, readOnly, onSaved }: Props) {
  const [yaml, setYaml] = useState(source);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const saved = useRef(source);
  const area = useRef<HTMLDivElement>(null);
  const mistakes = useMistakes(yaml, !readOnly);
  useEffect(() => {
    setYaml(source);
    saved.current = source;
    setRefusal(null);
  }, [source]);
  useEffect(() => guardLeaving(() => yaml === saved.current || confirm(text().leave)), [yaml]);
  const save = async () => {
    if (busy) return;
    setBusy(true);
    setRefusal(null);
    try {
      const made = await api.post("/document-types", { body: { yaml, version } });
      saved.current = yaml;
      await refreshTypes();
      toast("success", text().saved(made.title || made.name));
      onSaved(made.name);
    } catch (error) {
      setRefusal(error);
    }
    setBusy(false);
  };
  useKeys(
    readOnly
      ? []
      : [
          {
            keys: "mod+Enter",
            label: text().save,
            group: text().title,
            whileTyping: true,
            run: () => void save(),
          },
        ],
  );
  const show = (line: number) => {
    const found = area.current?.querySelector("textarea");
    found?.focus();
    found?.setSelectionRange(...placeOf(yaml, line));
  };
  const refused = refusal ? wordsOf(refusal) : null;
  return (
    <div class="stack loose type-editor" ref={area}>
      <TextArea
        label={text().source}
        value={yaml}
        readOnly={readOnly}
        rows={22}
        maxLength={100_000}
        spellcheck={false}
        onInput={(event) => {
          setYaml(event.currentTarget.value);
          setRefusal(null);
        }}
      />
      {refused && (
        <p class="field-error" role="alert">
          {refused.text} {refused.detail}
        </p>
      )}
      {!readOnly && <Mistakes mistakes={mistakes} onShow={show} />}
      {!readOnly && (
        <div class="cluster">
          <Button kind="primary" keys="mod+Enter" aria-disabled={busy} onClick={() => void save()}>
            {text().save}
          </Button>
        </div>
      )}
    </div>
  );
}

function Mistakes({
  mistakes,
  onShow,
}: {
  mistakes: readonly Mistake[] | null;
  onShow: (line: number) => void;
}) {
  return (
    <div class="stack">
      <p role="status" class={mistakes?.length ? "field-error" : "muted small"}>
        {mistakes === null
          ? text().checking
          : mistakes.length
            ? text().mistakes(mistakes.length)
            : text().noMistakes}
      </p>
      {mistakes && mistakes.length > 0 && (
        <ul class="stack mistakes">
          {mistakes.map(({ line, message, did_you_mean: meant, remedy }) => (
            <li key={`${line} ${message}`} class="cluster">
              {line ? (
                <Button size="small" onClick={() => onShow(line)}>
                  {text().line(line)}
                </Button>
              ) : (
                <span class="muted small">{text().nowhere}</span>
              )}
              <span class="breakable">
                {message} {meant && <strong>{text().meant(meant)}</strong>} {remedy}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
