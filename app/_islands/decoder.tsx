export function mount(_e: HTMLElement): void {}
