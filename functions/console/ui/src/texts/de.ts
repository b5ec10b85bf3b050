import { audit } from "./de/audit.ts";
import { common } from "./de/common.ts";
import { documents } from "./de/documents.ts";
import { flags } from "./de/flags.ts";
import { labelling } from "./de/labelling.ts";
import { overview } from "./de/overview.ts";
import { locale } from "./de/numbers.ts";
import { items, page } from "./de/page.ts";
import { queue } from "./de/queue.ts";
import { review } from "./de/review.ts";
import { server } from "./de/server.ts";
import { keys, screens, shell } from "./de/shell.ts";
import { account, signIn } from "./de/sign_in.ts";
import { upload } from "./de/upload.ts";
import type { Texts } from "./types.ts";

/**
 * Every text of the console in German, by screen. A text of English that is missing here, or one that English no longer
 * has, does not pass `tsc`: in the file of its screen, or here where a whole screen is missing.
 */
export const de: Texts = {
  locale,
  common,
  shell,
  keys,
  account,
  signIn,
  screens,
  audit,
  documents,
  overview,
  upload,
  queue,
  review,
  flags,
  page,
  items,
  labelling,
  server,
};
