import type { AppManifest, PluginManifest } from '@kith/client'
import { html, nothing, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { pageAddress } from '../pages/pages.ts'
import { icon } from '../ui/icons.ts'
import { Part } from '../ui/part.ts'
import './demo.ts'
import { parts } from './parts.ts'
import './settings.ts'
import { modulesStyles } from './styles.ts'

/** The modules that the application is made of: what each keeps, does and is set to. */
export class KithModules extends Part {
  static override styles = [Part.styles, modulesStyles]
  static override properties = { manifest: { attribute: false }, chosen: { attribute: false } }

  declare manifest: AppManifest
  /** The name of the module that the address names. */
  declare chosen: string | undefined

  override render(): TemplateResult {
    const { manifests } = this.manifest
    const one = manifests.find(({ name }) => name === this.chosen)
    return one ? this.#one(one) : this.#list(manifests)
  }

  #list(manifests: readonly PluginManifest[]): TemplateResult {
    const { texts, session, directory } = this
    return html`<div class="page">
      <p class="lead">${texts.say('modules.lead')}</p>
      <table>
        <thead><tr><th scope="col">${texts.say('modules.name')}</th><th scope="col" class="c-version">${texts.say('modules.version')}</th><th scope="col" class="c-needs">${texts.say('modules.needs')}</th><th scope="col" class="c-n">${texts.say('modules.records')}</th><th scope="col" class="c-n">${texts.say('modules.settings')}</th></tr></thead>
        <tbody>${manifests.map(
          ({ name, version, needs, entities, settings }) => html`<tr>
            <th scope="row"><a class="name" href=${pageAddress('modules', name)}>${texts.plugin(name)}</a><code dir="ltr">${name}</code></th>
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

  #one(module: PluginManifest): TemplateResult {
    const { texts, session, directory } = this
    const { name, version } = module
    return html`<div class="page">
      <a class="back" href=${pageAddress('modules')}>${icon('back')}${texts.say('modules.all')}</a>
      <div><h2>${texts.plugin(name)}</h2><p class="hint"><code dir="ltr">${name}</code> <span class="num">${version}</span></p></div>
      ${
        Object.keys(module.settings).length === 0 || !session.me.mayCall('kernel.configure')
          ? nothing
          : html`<section><h3>${texts.say('modules.settings')}</h3>${keyed(name, html`<kith-module-settings .session=${session} .directory=${directory} .texts=${texts} .module=${module}></kith-module-settings>`)}</section>`
      }
      ${parts(this.shared, module, this.manifest.manifests)}
    </div>`
  }
}

customElements.define('kith-modules', KithModules)
