/** Whose stack it is, and what it runs with. */
import { type Schemas, api } from "../api/client.ts";
import { percentOf } from "../shared/format.ts";
import { ErrorState, Loading } from "../parts/states.tsx";
import { words } from "../texts/administration.ts";
import type { AdministrationTexts } from "../texts/types.ts";
import { AdminNav } from "../parts/AdminNav.tsx";
import { Companies } from "./Companies.tsx";
import { useAnswer } from "./use_answer.ts";

const text = () => words.shown.stack;
type Settings = Schemas["SettingsOut"];

export function StackScreen() {
  const { value, error, refresh } = useAnswer("settings", () => api.get("/settings"));
  const { title, columns } = text().settings;
  return (
    <div class="page administration">
      <AdminNav />
      <div class="page-head">
        <h1>{text().title}</h1>
      </div>
      <div class="stack sections">
        <Companies />
        <section class="stack" aria-labelledby="stack-settings">
          <h2 id="stack-settings">{title}</h2>
          <p class="muted">{text().settings.text}</p>
          {error !== null && !value && <ErrorState error={error} onRetry={refresh} />}
          {error === null && !value && <Loading />}
          {value && <p data-version>{text().settings.version(value.version)}</p>}
          {value && (
            <table class="table panel settings">
              <thead>
                <tr>
                  <th>{columns.what}</th>
                  <th>{columns.value}</th>
                  <th class="wide-only">{columns.name}</th>
                </tr>
              </thead>
              <tbody>
                {SHOWN.map(([name, written]) => (
                  <tr key={name} data-setting={name}>
                    <th scope="row">{text().settings[name]}</th>
                    <td class="breakable">{written(value)}</td>
                    <td class="wide-only mono small">{name}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      </div>
    </div>
  );
}

const settings = () => text().settings;
const SHOWN: readonly [keyof Settings, (of: Settings) => string][] = [
  ["retention_days", (of) => (of.retention_days ? settings().after(of.retention_days) : settings().never)],
  ["audit_lock_days", (of) => settings().days(of.audit_lock_days)],
  ["alarm_mail", (of) => of.alarm_mail || settings().nobody],
  ["readers", (of) => of.readers.join(", ")],
  ["second_reader", (of) => (of.second_reader === "none" ? settings().none : of.second_reader)],
  ["languages", (of) => of.languages.join(", ")],
  ["threshold", (of) => percentOf(of.threshold)],
  ["retrain_after", (of) => (of.retrain_after ? settings().labels(of.retrain_after) : settings().manually)],
  [
    "second_factor",
    (of) =>
      settings().factors[of.second_factor as keyof AdministrationTexts["stack"]["settings"]["factors"]] ??
      of.second_factor,
  ],
];
