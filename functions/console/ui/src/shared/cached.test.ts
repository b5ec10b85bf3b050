import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { effect } from "@preact/signals";
import { dropSession, ofSession } from "../api/session.ts";
import { settled, signInAs } from "../testing/fake_api.ts";
import { openFakePage } from "../testing/fake_browser.ts";
import { cached } from "./cached.ts";

beforeEach(() => {
  openFakePage();
  signInAs("ann", "reviewer");
});

test("it is asked for once, when it is first read, and again when that is wanted", async () => {
  let asked = 0;
  const names = cached(async () => ++asked);
  assert.deepEqual([names.value.value, names.value.value], [null, null]);
  await settled();
  assert.deepEqual([names.value.value, asked], [1, 1]);
  await names.ready();
  assert.equal(asked, 1);
  await names.refresh();
  assert.equal(names.value.value, 2);
});

test("what is known stays where there is no answer", async () => {
  let fails = false;
  const names = cached(async () => {
    if (fails) throw new Error("nobody");
    return "known";
  });
  await names.refresh();
  fails = true;
  await names.refresh();
  assert.equal(names.value.value, "known");
});

test("a page that still shows it asks for nothing after signing out, and anew for the next person", async () => {
  const asked: string[] = [];
  let who = "ann";
  const names = ofSession(() => cached(async () => asked.push(who)));
  const stop = effect(() => void names().value.value);
  await settled();
  dropSession();
  await settled();
  assert.deepEqual(asked, ["ann"]);
  who = "ben";
  signInAs("ben", "reviewer");
  await settled();
  assert.deepEqual(asked, ["ann", "ben"]);
  stop();
});
