import { KithForm } from './element.ts'

declare global {
  interface HTMLElementTagNameMap {
    'kith-form': KithForm
  }
}

// A page may load the script twice, in two versions: the first one stays.
if (!customElements.get('kith-form')) customElements.define('kith-form', KithForm)
