import { median } from '../median.mjs'

/** From the address to rows on screen: with a warm cache, and with none at 1.6 Mbit/s and 150 ms. */
export async function firstScreens({ url, known, strange, opened }, rounds) {
  const [warm, cold] = [[], []]
  let bytes = 0
  for (let n = 0; n < rounds; n++) {
    const context = await known()
    const { page } = await opened(context)
    await page.goto(`${url}/#/leads`)
    await page.locator('tbody a.name').first().waitFor()
    const again = performance.now()
    await page.reload()
    await page.locator('tbody a.name').first().waitFor()
    warm.push(performance.now() - again)
    await context.close()
    // Somebody who was never here: no cache, and no service worker that keeps one.
    const stranger = await strange()
    const { page: first, cdp } = await opened(stranger)
    await cdp.send('Network.enable')
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: 1_600_000 / 8,
      uploadThroughput: 750_000 / 8,
    })
    const sizes = new Map()
    cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength))
    const scripts = new Set()
    cdp.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.add(requestId))
    const began = performance.now()
    await first.goto(`${url}/#/leads`)
    await first.locator('tbody a.name').first().waitFor()
    cold.push(performance.now() - began)
    bytes = [...scripts].reduce((sum, id) => sum + (sizes.get(id) ?? 0), 0)
    await stranger.close()
  }
  return [
    { name: 'First screen, warm cache', aim: 1500, value: median(warm) },
    { name: 'First screen, cold, 1.6 Mbit/s', aim: 3000, value: median(cold) },
    { name: 'Scripts until then, brotli', aim: 150, value: bytes / 1000, unit: 'kB' },
  ]
}
