/** Measures how long a person was busy with each field; a pause counts only for so long. */
const PAUSE_MS = 30_000;

export class Stopwatch {
  private spent = new Map<string, number>();
  private field: string | null = null;
  private last = 0;

  /** The person turns to a field, or away from all. */
  turn(field: string | null, now: number): void {
    this.touch(now);
    this.field = field;
  }

  /** The person did something. */
  touch(now: number): void {
    if (this.field !== null) {
      const passed = Math.min(Math.max(0, now - this.last), PAUSE_MS);
      this.spent.set(this.field, (this.spent.get(this.field) ?? 0) + passed);
    }
    this.last = now;
  }

  /** Seconds spent on a field so far, to a tenth; 0 where nobody looked. */
  secondsOn(field: string, now: number): number {
    if (field === this.field) this.touch(now);
    return Math.round((this.spent.get(field) ?? 0) / 100) / 10;
  }
}
