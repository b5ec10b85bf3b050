/** The screens: where each is, who may see it, and how it is loaded. The navigation and the router read this. */
import type { ComponentType } from "preact";
import { type Role, has } from "../api/session.ts";
import { QueueScreen } from "../queue/index.tsx";
import type { IconName } from "../parts/icons.tsx";
import { t } from "../texts/index.ts";

/** The parameters of the path, by name. */
export type ScreenProps = Record<string, string | undefined>;
type Screen = ComponentType<ScreenProps>;

export interface Route {
  /** As in router.ts; ":names" become properties of the screen. */
  pattern: string;
  /** Asked when it is shown, in the language of that moment. */
  title: () => string;
  roles: readonly Role[];
  /** Stands in the navigation under this sign. */
  icon?: IconName;
  /** The screen itself, or how to fetch its code when it is wanted. */
  screen: Screen | (() => Promise<{ default: Screen }>);
  lazy: boolean;
}

const WORKERS: readonly Role[] = ["reviewer", "senior", "admin"];
const EVERYBODY: readonly Role[] = [...WORKERS, "annotator", "auditor"];
const overview = () => import("../overview/index.tsx").then((found) => ({ default: found.OverviewScreen }));
const review = () =>
  import("../review/index.tsx").then((found) => ({ default: found.ReviewScreen as Screen }));
const TEACHERS: readonly Role[] = ["senior", "annotator", "admin"];
const labelling = () =>
  import("../labelling/index.tsx").then((found) => ({ default: found.LabellingScreen as Screen }));
const newType = () =>
  import("../labelling/NewType.tsx").then((found) => ({ default: found.NewTypeScreen as Screen }));
const labelBench = () =>
  import("../labelling/LabelBench.tsx").then((found) => ({ default: found.LabelScreen as Screen }));

const ADMINISTRATION: readonly Role[] = ["admin", "auditor"];
/** A screen of the administration, with the texts that come with them alone. */
const administration = (load: () => Promise<{ default: Screen }>) => () =>
  Promise.all([load(), import("../texts/administration.ts").then((texts) => texts.words.load())]).then(
    ([found]) => found,
  );
const adminTypes = administration(() =>
  import("../administration/TypesScreen.tsx").then((found) => ({ default: found.TypesScreen as Screen })),
);

export const ROUTES: readonly Route[] = [
  {
    pattern: "/queue",
    title: () => t.screens.queue,
    roles: [...WORKERS, "auditor"],
    icon: "queue",
    screen: QueueScreen,
    lazy: false,
  },
  {
    pattern: "/review",
    title: () => t.screens.review,
    roles: WORKERS,
    icon: "review",
    screen: review,
    lazy: true,
  },
  {
    pattern: "/review/:reviewId",
    title: () => t.screens.review,
    roles: [...WORKERS, "auditor"],
    screen: review,
    lazy: true,
  },
  {
    pattern: "/labelling",
    title: () => t.screens.labelling,
    roles: TEACHERS,
    icon: "label",
    screen: labelling,
    lazy: true,
  },
  {
    pattern: "/labelling/new-type",
    title: () => t.labelling.newTitle,
    roles: TEACHERS,
    screen: newType,
    lazy: true,
  },
  {
    pattern: "/labelling/:documentType",
    title: () => t.screens.labelling,
    roles: TEACHERS,
    screen: labelBench,
    lazy: true,
  },
  {
    pattern: "/documents",
    title: () => t.screens.documents,
    roles: EVERYBODY,
    icon: "documents",
    screen: () =>
      import("../documents/index.tsx").then((found) => ({ default: found.DocumentsScreen as Screen })),
    lazy: true,
  },
  {
    pattern: "/documents/:documentId",
    title: () => t.screens.documents,
    roles: EVERYBODY,
    screen: () =>
      import("../documents/Detail.tsx").then((found) => ({ default: found.DocumentScreen as Screen })),
    lazy: true,
  },
  {
    pattern: "/upload",
    title: () => t.screens.upload,
    roles: [...WORKERS, "annotator"],
    icon: "upload",
    screen: () => import("../upload/index.tsx").then((found) => ({ default: found.UploadScreen as Screen })),
    lazy: true,
  },
  {
    pattern: "/flags",
    title: () => t.screens.flags,
    roles: [...WORKERS, "auditor"],
    icon: "flag",
    screen: () => import("../flags/index.tsx").then((found) => ({ default: found.FlagsScreen as Screen })),
    lazy: true,
  },
  {
    pattern: "/overview",
    title: () => t.screens.overview,
    roles: EVERYBODY,
    icon: "chart",
    screen: overview,
    lazy: true,
  },
  {
    pattern: "/audit",
    title: () => t.screens.audit,
    roles: ["admin", "auditor"],
    screen: administration(() =>
      import("../audit/index.tsx").then((found) => ({ default: found.AuditScreen as Screen })),
    ),
    lazy: true,
  },
  {
    pattern: "/administration",
    title: () => t.screens.administration,
    roles: ADMINISTRATION,
    icon: "settings",
    screen: adminTypes,
    lazy: true,
  },
  {
    pattern: "/administration/types",
    title: () => t.screens.administration,
    roles: ADMINISTRATION,
    screen: adminTypes,
    lazy: true,
  },
  {
    pattern: "/administration/new-type",
    title: () => t.screens.administration,
    roles: ["admin"],
    screen: administration(() =>
      import("../administration/NewTypeScreen.tsx").then((found) => ({
        default: found.NewYamlTypeScreen as Screen,
      })),
    ),
    lazy: true,
  },
  {
    pattern: "/administration/types/:documentType",
    title: () => t.screens.administration,
    roles: ADMINISTRATION,
    screen: administration(() =>
      import("../administration/TypeScreen.tsx").then((found) => ({ default: found.TypeScreen as Screen })),
    ),
    lazy: true,
  },
  {
    pattern: "/administration/policies",
    title: () => t.screens.administration,
    roles: ADMINISTRATION,
    screen: administration(() =>
      import("../administration/PoliciesScreen.tsx").then((found) => ({
        default: found.PoliciesScreen as Screen,
      })),
    ),
    lazy: true,
  },
  {
    pattern: "/administration/policies/:documentType",
    title: () => t.screens.administration,
    roles: ADMINISTRATION,
    screen: administration(() =>
      import("../administration/PolicyScreen.tsx").then((found) => ({
        default: found.PolicyScreen as Screen,
      })),
    ),
    lazy: true,
  },
  {
    pattern: "/administration/models",
    title: () => t.screens.administration,
    roles: ADMINISTRATION,
    screen: administration(() =>
      import("../administration/ModelsScreen.tsx").then((found) => ({
        default: found.ModelsScreen as Screen,
      })),
    ),
    lazy: true,
  },
  {
    pattern: "/administration/people",
    title: () => t.screens.administration,
    roles: ADMINISTRATION,
    screen: administration(() =>
      import("../administration/PeopleScreen.tsx").then((found) => ({
        default: found.PeopleScreen as Screen,
      })),
    ),
    lazy: true,
  },
  {
    pattern: "/administration/stack",
    title: () => t.screens.administration,
    roles: ADMINISTRATION,
    screen: administration(() =>
      import("../administration/StackScreen.tsx").then((found) => ({ default: found.StackScreen as Screen })),
    ),
    lazy: true,
  },
  {
    pattern: "/account",
    title: () => t.account.title,
    roles: EVERYBODY,
    screen: () =>
      import("../account/index.tsx").then((found) => ({ default: found.AccountScreen as Screen })),
    lazy: true,
  },
];

/** Where a person begins: the first screen that is for them. */
export function homeOf(): string {
  return navigation()[0]?.pattern ?? "/nothing";
}

/** What the navigation offers this person. */
export function navigation(): readonly Route[] {
  return ROUTES.filter((route) => route.icon && has(...route.roles));
}
