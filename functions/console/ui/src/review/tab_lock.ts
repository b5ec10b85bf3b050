/** One person with one review in two tabs: the tab that took it last works on it, and the other is told. */

const CHANNEL = "docloop.review";

/** Says that this tab works on the review from now on. `lost` is called when another tab says so; returns how to stop. */
export function takeForThisTab(review: string, lost: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", ({ data }) => {
    if (data === review) lost();
  });
  channel.postMessage(review);
  return () => channel.close();
}
