import { html } from 'lit'
import type { Draw } from './draw.ts'

export const drawNumber: Draw = (value, { texts }) => html`<span class="num">${texts.number(Number(value))}</span>`

export const drawBoolean: Draw = (value, { texts }) => texts.say(value ? 'value.yes' : 'value.no')
