/** The few pictograms of the console, drawn with the colour of the text beside them. */
const PATHS = {
  queue: "M3 4h10M3 8h10M3 12h6",
  review: "M4 2h6l3 3v9H4zM6 9l1.500 1.500L10.500 7",
  flag: "M4 14V2.500M4 3h8l-2 3 2 3H4",
  label: "M8.500 2.500H13v4.500l-6 6-4.500-4.500zM10.800 4.800v.1",
  upload: "M8 10.500V3M5 6l3-3 3 3M3 11v2h10v-2",
  chart: "M3 13V7M7 13V3M11 13V9M2 13.500h12",
  documents: "M5 5V2.500h6l2.500 2.500v6.500H11M2.500 5H8l2.500 2.500v6h-8z",
  close: "M4 4l8 8M12 4l-8 8",
  check: "M3 8.500l3.200 3.200L13 4.500",
  info: "M8 7.500V11.500M8 4.800v.1M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0",
  help: "M6 6a2 2 0 1 1 2.700 1.900c-.5.2-.7.5-.7 1.100M8 11.500v.1M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0",
  user: "M8 8a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5M3 13.500c.5-2.500 2.300-4 5-4s4.500 1.500 5 4",
  menu: "M2.500 4.500h11M2.500 8h11M2.500 11.500h11",
  warning: "M8 2.500l6 11H2zM8 7v3M8 11.800v.1",
  empty: "M2.500 9l2-6h7l2 6v4h-11zM2.500 9H6l.7 1.500h2.600L10 9h3.500",
  refresh: "M13 8a5 5 0 1 1-1.500-3.600M13 2.500v2.500h-2.500",
  chevron: "M4 6l4 4 4-4",
  plus: "M8 3.500v9M3.500 8h9",
  minus: "M3.500 8h9",
  fit: "M2.500 6V2.500H6M10 2.500h3.500V6M13.500 10v3.500H10M6 13.500H2.500V10",
  turn: "M12.500 8a4.500 4.500 0 1 1-1.300-3.200M12.700 2v3h-3",
  pair: "M2.500 3h4.500v10H2.500zM9 3h4.500v10H9z",
  hand: "M8 2v12M2 8h12M6.500 3.500 8 2l1.500 1.500M6.500 12.500 8 14l1.500-1.500M3.500 6.500 2 8l1.500 1.500M12.500 6.500 14 8l-1.500 1.500",
  back: "M10 4 6 8l4 4",
  forth: "M6 4l4 4-4 4",
  settings:
    "M2 4.500h7M12 4.500h2M12 4.500a1.500 1.500 0 1 1-3 0 1.500 1.500 0 0 1 3 0M2 11.500h2M7 11.500h7M7 11.500a1.500 1.500 0 1 1-3 0 1.500 1.500 0 0 1 3 0",
  offline:
    "M2 2l12 12M4.500 7.500a6 6 0 0 1 1.700-1M2.300 5.300A9 9 0 0 1 4 4.200M7.500 4.000a9 9 0 0 1 6.200 1.300M6.300 9.800a3 3 0 0 1 3 .1M8 12.500v.1",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon-svg" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
