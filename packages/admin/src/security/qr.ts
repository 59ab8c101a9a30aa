import { svg, type TemplateResult } from 'lit'

/** A QR code as one path, quiet zone included. The library comes when somebody needs it. */
export async function qrCode(words: string, name: string): Promise<TemplateResult> {
  const { encode } = await import('uqr')
  const { data, size } = encode(words, { border: 3 })
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return svg`<svg class="qr" role="img" aria-label=${name} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d=${path}/></svg>`
}
