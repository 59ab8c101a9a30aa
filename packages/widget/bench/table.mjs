/** What stands in the README: the budgets, and the element beside others. */
export function tableOf({ all, figures, versions, budgets, rounds, browser }) {
  const rows = all.map(({ name, branches }, n) => {
    const { visits, strict, trusted } = figures[n]
    const first = median(visits.map(visit => visit.first))
    const [{ bytes, requests }] = visits
    return [
      `${name}${versions[n] && ` ${versions[n]}`}`,
      bytes === 0 ? '0' : (bytes / 1000).toFixed(1),
      String(requests),
      first === undefined ? 'never' : `${(first / 1000).toFixed(2)} s`,
      (median(visits.map(visit => visit.shift)) ?? 0).toFixed(2),
      said(strict),
      said(trusted),
      branches ? 'yes' : 'no',
    ]
  })
  const head = [
    'Four fields in',
    'kB, gzip',
    'Requests',
    'First field',
    'CLS',
    'Strict CSP',
    'and Trusted Types',
    'Conditions, steps',
  ]
  return `
${markdown(head, rows)}

${markdown(['Budget', 'Target', 'Limit', 'Figure', 'Met'], budgets)}

Medians of ${rounds} visits of a phone (360 px, slow 4G of 1.6 Mbit/s and 150 ms, processor slowed four times, empty cache), Chromium ${browser.split('.')[0]}.
Scripts and style sheets are minified; the element has the height of its snippet reserved; the others give none, and none is
reserved for them. form.io stands without Bootstrap.

`
}

function markdown(head, rows) {
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}

function said({ shows, violations }) {
  if (!shows) return 'shows nothing'
  if (violations === 0) return 'yes'
  return violations === 1 ? '1 violation' : `${violations} violations`
}

/** The middle one of those that are known. */
export function median(figures) {
  const known = figures.filter(figure => figure !== undefined).sort((a, b) => a - b)
  return known[Math.floor(known.length / 2)]
}
