// A reach as people type it: beginnings of division codes between commas, nothing for everything.

export function toReach(text = ''): string[] {
  const written = text
    .split(/[,，、\s]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return written.length > 0 ? written : [''];
}

export function fromReach(reach: readonly string[]): string {
  return reach.includes('') ? '' : reach.join(', ');
}
