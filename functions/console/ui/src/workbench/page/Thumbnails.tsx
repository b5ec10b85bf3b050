/** The pages of a document, small; each is fetched when it comes into sight. */
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../texts/index.ts";
import { type PageOut, pageAtHand, pageOf } from "./loading.ts";

interface Props {
  documentId: string;
  pages: number;
  /** Those in a window now. */
  shown: readonly number[];
  /** Pages with an open question. */
  asked: ReadonlySet<number>;
  onTurn: (page: number) => void;
}

export function Thumbnails({ documentId, pages, shown, asked, onTurn }: Props) {
  return (
    <nav class="thumbnails" aria-label={t.page.thumbnails}>
      {Array.from({ length: pages }, (_, index) => index + 1).map((number) => (
        <Thumbnail
          key={number}
          documentId={documentId}
          number={number}
          isShown={shown.includes(number)}
          isAsked={asked.has(number)}
          onTurn={onTurn}
        />
      ))}
    </nav>
  );
}

interface OneProps {
  documentId: string;
  number: number;
  isShown: boolean;
  isAsked: boolean;
  onTurn: (page: number) => void;
}

export function Thumbnail({ documentId, number, isShown, isAsked, onTurn }: OneProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [page, setPage] = useState<PageOut | null>(() => pageAtHand(documentId, number));
  useEffect(() => {
    const element = button.current;
    if (!element || page) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      // Without its picture it still has its number; the window says what is wrong.
      pageOf(documentId, number).then(setPage, () => undefined);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [documentId, number, page]);
  useEffect(() => {
    if (isShown) button.current?.scrollIntoView({ block: "nearest" });
  }, [isShown]);
  return (
    <button
      ref={button}
      type="button"
      class={isAsked ? "thumbnail asked" : "thumbnail"}
      aria-label={t.page.thumbnail(number)}
      aria-current={isShown ? "page" : undefined}
      onClick={() => onTurn(number)}
    >
      <span class="thumbnail-paper">{page && <img src={page.image_url} alt="" decoding="async" />}</span>
      <span class="number">{number}</span>
    </button>
  );
}
