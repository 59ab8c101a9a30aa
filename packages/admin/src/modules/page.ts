import type { AppManifest, KithError, PluginManifest } from '@kith/client'
import type { ModuleState } from '@kith/sdk'
import { html, nothing, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { pageAddress } from '../pages/pages.ts'
import { failure } from '../ui/failure.ts'
import { followed } from '../ui/follow.ts'
import { icon } from '../ui/icons.ts'
import { Part } from '../ui/part.ts'
import './demo.ts'
import './governed.ts'
import { parts } from './parts.ts'
import './settings.ts'
import { standing } from './standing.ts'
import { modulesStyles } from './styles.ts'

/** The modules that the application is made of: how each stands, and what it keeps, does and is set to. */
export class KithModules extends Part {
  static override styles = [Part.styles, modulesStyles]
  static override properties = {
    manifest: { attribute: false },
    chosen: { attribute: false },
    states: { state: true },
    error: { state: true },
  }

  declare manifest: AppManifest
  /** The name of the module that the address names. */
  declare chosen: string | undefined
  /** Those that the configuration names, whether they are on or off; `undefined` until it is known. */
  declare states: readonly ModuleState[] | undefined
  declare error: KithError | undefined

  constructor() {
    super()
    followed(
      this,
      ({ entity }) => entity === 'kernel.module' || entity === 'kernel.plugins',
      () => void this.#load(),
    )
  }

  override render(): TemplateResult {
    const { manifests } = this.manifest
    const { chosen } = this
    const one = manifests.find(({ name }) => name === chosen)
    const state = this.states?.find(({ name }) => name === chosen)
    const known = one ?? state
    return known ? this.#one(known, one, state) : this.#list(manifests)
  }

  #list(manifests: readonly PluginManifest[]): TemplateResult {
    const { texts, session, directory, states = [], error } = this
    const off = states.filter(({ name }) => manifests.every(one => one.name !== name))
    const cell = (name: string) => {
      const state = states.find(one => one.name === name)
      return html`<td class="c-state">${state ? standing(state, texts) : nothing}</td>`
    }
    return html`<div class="page">
      ${error ? failure({ texts, error, again: () => void this.#load() }) : nothing}
      <p class="lead">${texts.say('modules.lead')}</p>
      <table>
        <thead><tr><th scope="col">${texts.say('modules.name')}</th><th scope="col" class="c-state">${texts.say('modules.state')}</th><th scope="col" class="c-version">${texts.say('modules.version')}</th><th scope="col" class="c-needs">${texts.say('modules.needs')}</th><th scope="col" class="c-n">${texts.say('modules.records')}</th><th scope="col" class="c-n">${texts.say('modules.settings')}</th></tr></thead>
        <tbody>${[...manifests, ...off.map(asManifest)].map(
          ({ name, version, needs, entities, settings }) => html`<tr>
            <th scope="row"><a class="name" href=${pageAddress('modules', name)}>${texts.plugin(name)}</a><code dir="ltr">${name}</code></th>
            ${cell(name)}
            <td class="c-version num">${version}</td>
            <td class="c-needs">${needs.length === 0 ? nothing : texts.all(needs.map(one => texts.plugin(one.name)))}</td>
            <td class="c-n num">${texts.number(entities.length)}<span class="unit"> ${texts.say('modules.records.short')}</span></td>
            <td class="c-n num">${texts.number(Object.keys(settings).length)}<span class="unit"> ${texts.say('modules.settings.short')}</span></td>
          </tr>`,
        )}</tbody>
      </table>
      ${session.me.mayCall('kernel.presets') ? html`<kith-demo .session=${session} .directory=${directory} .texts=${texts}></kith-demo>` : nothing}
    </div>`
  }

  #one(
    { name, version }: { readonly name: string; readonly version: string },
    module: PluginManifest | undefined,
    state: ModuleState | undefined,
  ): TemplateResult {
    const { texts, session, directory } = this
    return html`<div class="page">
      <a class="back" href=${pageAddress('modules')}>${icon('back')}${texts.say('modules.all')}</a>
      <div><h2>${texts.plugin(name)}</h2><p class="hint"><code dir="ltr">${name}</code> <span class="num">${version}</span></p></div>
      ${state ? html`<kith-module-state .session=${session} .directory=${directory} .texts=${texts} .module=${state} @kith-module-changed=${() => void this.#load()}></kith-module-state>` : nothing}
      ${
        !module || Object.keys(module.settings).length === 0 || !session.me.mayCall('kernel.configure')
          ? nothing
          : html`<section><h3>${texts.say('modules.settings')}</h3>${keyed(name, html`<kith-module-settings .session=${session} .directory=${directory} .texts=${texts} .module=${module}></kith-module-settings>`)}</section>`
      }
      ${module ? parts(this.shared, module, this.manifest.manifests) : nothing}
    </div>`
  }

  async #load(): Promise<void> {
    if (!this.session.me.mayCall('kernel.modules')) return
    try {
      const { modules } = await this.session.api.query<{ readonly modules: readonly ModuleState[] }>(
        'kernel.modules',
        {},
      )
      this.states = modules
      this.error = undefined
    } catch (error) {
      this.error = error as KithError
    }
  }
}

/** One that is off has no manifest here: what is known of it alone. */
function asManifest({
  name,
  version,
  needs,
}: ModuleState): Pick<PluginManifest, 'name' | 'version' | 'needs' | 'entities' | 'settings'> {
  return { name, version, needs: needs.map(need => ({ name: need, version: '' })), entities: [], settings: {} }
}

customElements.define('kith-modules', KithModules)
