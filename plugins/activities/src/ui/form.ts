import { css } from 'lit'

/** How the module's forms look. */
export const formStyles = css`
  form { display: grid; gap: var(--k-space-3); }
  label { display: grid; gap: var(--k-space-1); }
  label > span, legend { color: var(--k-text-2); }
  .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr)); gap: var(--k-space-3); }
  .box { display: flex; }
  .acts { display: flex; flex-wrap: wrap; gap: var(--k-space-2); margin-top: var(--k-space-1); }
  .next { display: grid; gap: var(--k-space-3); }
`

/** What somebody wrote into a field, trimmed; undefined where it is empty. */
export function said(data: FormData, name: string): string | undefined {
  const text = String(data.get(name) ?? '').trim()
  return text === '' ? undefined : text
}
