import { randomInt } from 'node:crypto'

/** 8 of 31 signs that are hard to mistake for each other: about 8.5e11 names. */
export function randomId(): string {
  return Array.from({ length: 8 }, () => signs[randomInt(signs.length)]).join('')
}

const signs = '23456789abcdefghjkmnpqrstuvwxyz'
