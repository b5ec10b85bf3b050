/** All pages, small; each is loaded when it comes into sight. */
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../texts/index.ts";
import { type Page, loadPage } from "./loading.ts";

interface Props {
  documentId: string;
  pages: number;
  shown: readonly number[];
  onGo: (page: number) => void;
}

export function Thumbnails({ documentId, pages, shown, onGo }: Props) {
  return (
    <ol class="thumbnails" aria-label={t.page.all}>
      {Array.from({ length: pages }, (_, index) => index + 1).map((number) => (
        <li key={number}>
          <Thumbnail documentId={documentId} number={number} current={shown.includes(number)} onGo={onGo} />
        </li>
      ))}
    </ol>
  );
}

interface OneProps {
  documentId: string;
  number: number;
  current: boolean;
  onGo: (page: number) => void;
}

function Thumbnail({ documentId, number, current, onGo }: OneProps) {
  const element = useRef<HTMLButtonElement>(null);
  const [page, setPage] = useState<Page | null>(null);
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      loadPage(documentId, number).then(setPage, () => undefined);
    });
    if (element.current) observer.observe(element.current);
    return () => observer.disconnect();
  }, [documentId, number]);
  useEffect(() => {
    if (current) element.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [current]);
  return (
    <button
      ref={element}
      type="button"
      class="thumbnail"
      aria-label={t.page.go(number)}
      aria-current={current ? "page" : undefined}
      onClick={() => onGo(number)}
    >
      {page && <img src={page.image_url} width={page.width} height={page.height} alt="" />}
      <span>{number}</span>
    </button>
  );
}
