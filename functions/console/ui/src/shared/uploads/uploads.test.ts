import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { FakeApi, settled, signInAs } from "../../testing/fake_api.ts";
import { openFakePage } from "../../testing/fake_browser.ts";
import { uploads } from "./uploads.ts";

/** A bucket that takes a file when `finish` is called. */
class FakeRequest {
  static last: FakeRequest;
  readonly upload: { onprogress?: (event: object) => void } = {};
  status = 204;
  isAborted = false;
  onload = () => {};
  onabort = () => {};
  onloadend = () => {};

  constructor() {
    FakeRequest.last = this;
  }

  open(): void {}
  send(): void {}

  abort(): void {
    this.isAborted = true;
    this.onabort();
    this.onloadend();
  }

  finish(): void {
    this.onload();
    this.onloadend();
  }
}

const grant = { upload: "upl_1", url: "http://bucket.test/", fields: {}, max_bytes: 100 };
let server = new FakeApi();

beforeEach(() => {
  openFakePage("/upload");
  signInAs("ann", "reviewer");
  Object.assign(globalThis, { XMLHttpRequest: FakeRequest });
  server = new FakeApi()
    .on("POST /documents", () => grant)
    .on("GET /documents", () => ({ items: [{ id: "doc_1", state: "accepted" }] }));
});

const fileOf = (bytes: number) => new File([new Uint8Array(bytes)], "bill.pdf", { type: "application/pdf" });
const stages = () => uploads().items.value.map(({ stage }) => stage);

test("a file is sent, and followed until it is known what became of it", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  uploads().sendFiles([fileOf(10)], "invoice");
  await settled();
  FakeRequest.last.upload.onprogress?.({ loaded: 5, total: 10 });
  assert.deepEqual([stages(), uploads().items.value[0]?.share], [["sending"], 0.5]);
  FakeRequest.last.finish();
  await settled();
  assert.deepEqual(stages(), ["sent"]);
  context.mock.timers.tick(1_500);
  await settled();
  assert.equal(uploads().items.value[0]?.document?.state, "accepted");
  assert.deepEqual(server.bodies("POST /documents"), [{ document_type: "invoice", file_name: "bill.pdf" }]);
});

test("a file that is too large is refused, with the size that is taken", async () => {
  uploads().sendFiles([fileOf(101)], undefined);
  await settled();
  assert.deepEqual(stages(), ["refused"]);
});

test("at the end of a session what is being sent is stopped, and the list is empty for the next", async () => {
  uploads().sendFiles([fileOf(10)], undefined);
  await settled();
  const request = FakeRequest.last;
  signInAs("ben", "reviewer");
  assert.ok(request.isAborted);
  assert.deepEqual(uploads().items.value, []);
});
