/** @param {readonly number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** The figures beside what is asked of them, as a table in Markdown. */
export function tableOf({ runs, element, start }) {
  const ratio = (a, b, figure) => median(runs.rounds.map(round => round[a][figure] / round[b][figure]))
  const perSecond = name => `${Math.round(runs.of(name, 'perSecond'))}/s`
  const rate = ratio('product', 'floor', 'perSecond')
  const late = ratio('product', 'floor', 'p99')
  const taps = ratio('20 taps', 'product', 'perSecond')
  const delay = runs.of('product', 'delay')
  const rows = [
    ['submissions, of the floor', 'at least 0.5', rate.toFixed(2), rate >= 0.5, `${perSecond('product')} of ${perSecond('floor')}`],
    ['the same with nothing delivered meanwhile', '', ratio('no deliveries', 'floor', 'perSecond').toFixed(2), undefined, perSecond('no deliveries')],
    ['p99, of the floor’s', 'at most 3', late.toFixed(2), late <= 3, `${runs.of('product', 'p99').toFixed(0)} of ${runs.of('floor', 'p99').toFixed(0)} ms`],
    ['event-loop delay, p99', 'under 20 ms', `${delay.toFixed(1)} ms`, delay < 20, `the floor’s: ${runs.of('floor', 'delay').toFixed(1)} ms`],
    ['throughput with 20 no-op taps', 'over 0.90', taps.toFixed(2), taps > 0.9, perSecond('20 taps')],
    ['the element, gzip', 'at most 10,000 B', `${element.bytes} B`, element.bytes <= 10_000, ''],
    ['requests before typing', '2', `${element.requests}`, element.requests === 2, 'script and definition'],
    ['layout shift with the reserved height', '0.00', element.shift.toFixed(2), element.shift < 0.005, '390 px wide'],
    ['start on an existing database', 'under 1 s', `${start.seconds.toFixed(2)} s`, start.seconds < 1, 'from spawn to ready'],
    ['idle memory', 'under 150 MB', `${start.megabytes.toFixed(0)} MB`, start.megabytes < 150, 'resident, 10 s after'],
  ]
  const line = cells => `| ${cells.join(' | ')} |`
  return [
    line(['What', 'Asked', 'Found', 'Met', 'Figures']),
    line(['---', '---', '---', '---', '---']),
    ...rows.map(([what, asked, found, met, note]) => line([what, asked, found, met === undefined ? '' : met ? 'yes' : '**no**', note])),
  ].join('\n')
}
