import { audit } from "./en/audit.ts";
import { common } from "./en/common.ts";
import { documents } from "./en/documents.ts";
import { flags } from "./en/flags.ts";
import { labelling } from "./en/labelling.ts";
import { overview } from "./en/overview.ts";
import { locale } from "./en/numbers.ts";
import { items, page } from "./en/page.ts";
import { queue } from "./en/queue.ts";
import { review } from "./en/review.ts";
import { server } from "./en/server.ts";
import { keys, screens, shell } from "./en/shell.ts";
import { account, signIn } from "./en/sign_in.ts";
import { upload } from "./en/upload.ts";

/**
 * Every text of the console in English, by screen.
 *
 * A sentence that holds a value is a function, so that another language can order its words differently. A sentence
 * that depends on a count goes through `counted`, which chooses the plural form of the language.
 */
export const en = {
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
