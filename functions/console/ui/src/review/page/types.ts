import type { Box } from "../answers.ts";

/** A box with a meaning on a page. */
export interface Mark {
  id: string;
  page: number;
  box: Box;
  kind: "question" | "accepted" | "answered";
  label: string;
  active: boolean;
}

/** Words that a person pointed at, in reading order. */
export interface Picked {
  text: string;
  page: number;
  box: Box;
}

export interface Focus {
  page: number;
  box: Box;
}
