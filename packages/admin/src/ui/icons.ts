import { html, svg, type TemplateResult } from 'lit'

/** Drawn on 16, stroke 1.5; beside words, so that readers skip them. */
const drawings = {
  back: svg`<path d="M9.700 3.800 5.500 8l4.200 4.200"/>`,
  settings: svg`<circle cx="8" cy="8" r="2"/><path d="M8 1.800v1.900M8 12.300v1.900M1.800 8h1.900M12.300 8h1.900M3.600 3.600l1.400 1.400M11 11l1.400 1.400M12.400 3.600 11 5M5 11l-1.400 1.400"/>`,
  up: svg`<path d="M8 12.800V3.500M4.300 7.200 8 3.500l3.700 3.700"/>`,
  globe: svg`<circle cx="8" cy="8" r="5.700"/><path d="M2.300 8h11.400M8 2.300c3.500 3.600 3.500 7.800 0 11.400-3.500-3.600-3.500-7.800 0-11.400z"/>`,
  record: svg`<rect x="3" y="1.800" width="10" height="12.400" rx="1.500"/><path d="M5.500 5h5M5.500 8h5M5.500 11h2.500"/>`,
  hidden: svg`<rect x="3.500" y="7" width="9" height="6.500" rx="1.500"/><path d="M5.500 7V5.200a2.500 2.500 0 0 1 5 0V7"/>`,
  here: svg`<circle cx="8" cy="8" r="2.600"/>`,
}

export type Icon = keyof typeof drawings

export function icon(name: Icon): TemplateResult {
  return html`<svg class="i" viewBox="0 0 16 16" aria-hidden="true">${drawings[name]}</svg>`
}

export function mark(): TemplateResult {
  return html`<span class="mark" aria-hidden="true"><svg viewBox="0 0 20 20"><path d="M5 3v14M5 11.500 14 3.500M8.700 8.600 14.500 16.500"/></svg></span>`
}
