import type { AnyContract, Problem } from '@kith/sdk'
import { readSettings } from '../boot/settings.ts'
import { isAbout, type Values } from './live-settings.ts'

/** What is wrong with the settings that somebody wants changed; the others are not looked at. */
export function wrongSettings(contract: AnyContract, set: Values): readonly Problem[] {
  const names = Object.keys(set)
  const { problems } = readSettings(contract, set)
  return problems.filter(({ path, code }) => code !== 'required' && names.some(name => isAbout(path, name)))
}
