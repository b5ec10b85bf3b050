/** Has a model trained; without labels it says that there is nothing to train on. Admins alone may. */
import { useId } from "preact/hooks";
import { has } from "../api/session.ts";
import { Button } from "../parts/Button.tsx";
import { t } from "../texts/index.ts";
import { progress } from "./progress.ts";
import { isUnderWay, trainings } from "./training.ts";

interface Props {
  type: string;
  small?: boolean;
  /** There is room for the button alone; the reason is its title. */
  brief?: boolean;
}

export function TrainButton({ type, small = false, brief = false }: Props) {
  const id = useId();
  if (!has("admin")) return null;
  const isWithoutLabels = progress.value.get(type)?.labels === 0;
  const isIdle = isWithoutLabels || isUnderWay(trainings().byType.value.get(type));
  return (
    <span class="cluster train">
      {isWithoutLabels && (
        <span id={id} class={brief ? "visually-hidden" : "muted small"}>
          {t.labelling.trainNeeds}
        </span>
      )}
      <Button
        size={small ? "small" : "normal"}
        aria-disabled={isIdle}
        {...(isWithoutLabels ? { title: t.labelling.trainNeeds } : {})}
        aria-describedby={isWithoutLabels ? id : `type-${type}`}
        onClick={() => void (isIdle || trainings().train(type))}
      >
        {t.labelling.train}
      </Button>
    </span>
  );
}
