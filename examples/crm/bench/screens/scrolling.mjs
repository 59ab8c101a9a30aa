/** Scrolling the list as somebody who reads, and as somebody who flings it. */
export async function scrolling({ known, opened, leadsOn }) {
  const context = await known()
  const on = await opened(context)
  const seen = []
  for (const speed of [1200, 4800]) {
    await leadsOn(on.page)
    seen.push(await scrolled(on, speed))
  }
  await context.close()
  const [read, flung] = seen
  return [
    { name: 'Scrolling the list, 30 rows/s, frames shown', least: 50, value: read.shown, unit: '/s' },
    { name: 'The same, frames that the page drew', value: read.drawn, unit: '/s' },
    { name: 'Scrolling it, 120 rows/s, frames shown', least: 50, value: flung.shown, unit: '/s' },
    { name: 'The same, frames that the page drew', value: flung.drawn, unit: '/s' },
    { name: 'Times that rows were missing on screen', aim: 0, value: read.bare + flung.bare, unit: '' },
  ]
}

/**
 * The list is scrolled for three seconds at so many pixels a second, as a finger or a wheel that turns evenly does: the
 * frames that came to the screen, and those times that rows were missing on it. What the page itself draws is more seldom.
 */
async function scrolled({ page, cdp }, speed) {
  await page.waitForTimeout(1000)
  await page.mouse.move(700, 500)
  await page.evaluate(watchRows)
  let shown = 0
  const count = ({ value }) => {
    shown += value.filter(({ name, ph }) => name === 'Display::DrawAndSwap' && ph === 'X').length
  }
  cdp.on('Tracing.dataCollected', count)
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['viz'] } })
  const began = performance.now()
  const yDistance = -3 * speed
  await cdp.send('Input.synthesizeScrollGesture', { x: 700, y: 500, yDistance, speed, gestureSourceType: 'mouse' })
  const seconds = (performance.now() - began) / 1000
  const complete = new Promise(resolve => cdp.once('Tracing.tracingComplete', resolve))
  await cdp.send('Tracing.end')
  await complete
  cdp.off('Tracing.dataCollected', count)
  const { bare, frames } = await page.evaluate('globalThis.seen')
  return { shown: shown / seconds, drawn: frames / seconds, bare }
}

/** Runs in the page: whenever it hears of scrolling, do the rows that it drew last still reach over the whole screen? */
function watchRows() {
  const find = root => {
    for (const element of root.querySelectorAll('*')) {
      const found = element.matches('.scroller') ? element : element.shadowRoot && find(element.shadowRoot)
      if (found) return found
    }
  }
  const scroller = find(document)
  const seen = { bare: 0, frames: 0 }
  globalThis.seen = seen
  const look = () => {
    const rows = scroller.querySelectorAll('tbody tr[data-id]')
    const { top, bottom } = scroller.getBoundingClientRect()
    const head = scroller.querySelector('thead').getBoundingClientRect().height
    const isBare =
      rows[0].getBoundingClientRect().top > top + head + 1 ||
      rows[rows.length - 1].getBoundingClientRect().bottom < bottom - 1
    if (isBare) seen.bare++
  }
  // In the capture phase: before the list itself hears of it.
  scroller.getRootNode().addEventListener('scroll', look, { capture: true })
  const tick = () => {
    seen.frames++
    requestAnimationFrame(tick)
  }
  requestAnimationFrame(tick)
}
