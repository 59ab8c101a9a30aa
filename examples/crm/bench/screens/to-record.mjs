import { median } from '../median.mjs'

/** From a click in a list to the frame in which the record's name stands. */
export async function toRecord({ known, opened, leadsOn }, rounds) {
  const context = await known()
  const { page } = await opened(context)
  await leadsOn(page)
  const took = []
  for (let n = 0; n < rounds; n++) {
    const name = page.locator('tbody a.name').nth(n)
    await page.evaluate(untilRecord)
    await name.click()
    took.push(await page.evaluate('globalThis.opened'))
    await page.goBack()
    await page.locator('tbody a.name:visible').first().waitFor()
  }
  await context.close()
  return [{ name: 'List to record', aim: 200, value: median(took) }]
}

/** Runs in the page: from the next click to the frame in which a record's name stands. What looks for a place to click is not in it. */
function untilRecord() {
  globalThis.opened = new Promise(resolve => {
    const began = ({ timeStamp }) => {
      const look = () => {
        const record = document.querySelector('kith-admin')?.shadowRoot?.querySelector('kith-record')
        if (record?.shadowRoot?.querySelector('.hero h1:not(.vh)')) resolve(performance.now() - timeStamp)
        else requestAnimationFrame(look)
      }
      look()
    }
    addEventListener('click', began, { capture: true, once: true })
  })
}
