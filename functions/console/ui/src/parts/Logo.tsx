export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="var(--accent)" />
      <path d="M9 7h9l5 5v13H9z" fill="#fff" />
      <path class="logo-tick" d="m12.500 18.500 2.800 2.800 5-6" />
    </svg>
  );
}
