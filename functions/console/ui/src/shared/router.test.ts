import assert from "node:assert/strict";
import { test } from "node:test";
import { hrefOf, match } from "./router.ts";

test("a pattern gives the names in a path", () => {
  assert.deepEqual(match("/queue", "/queue"), {});
  assert.deepEqual(match("/queue", "/queue/"), {});
  assert.deepEqual(match("/review/:reviewId", "/review/rev_a_1"), { reviewId: "rev_a_1" });
  assert.deepEqual(match("/a/:b", "/a/x%2Fy"), { b: "x/y" });
});

test("another path is none", () => {
  for (const path of ["/", "/queues", "/review", "/review/", "/review/a/b"]) {
    assert.equal(match("/review/:reviewId", path), null, path);
  }
});

test("a path that is badly escaped stays as it is", () => {
  assert.deepEqual(match("/a/:b", "/a/%E0%A4%A"), { b: "%E0%A4%A" });
});

test("no place leads off this origin", () => {
  for (const to of [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "\t//evil.example",
    "@evil.example",
  ]) {
    const target = new URL(hrefOf(to), "https://docloop.example/console/queue");
    assert.equal(target.origin, "https://docloop.example", to);
  }
});
