import { createApp, defineComponent, h, ref } from 'vue'

/** Written into the bundle by serve.mjs; of your own site it is the address of your CRM. */
declare const crm: string

const Contact = defineComponent(() => {
  const arrived = ref(0)
  // In a template: <kith-form :src="…" :messages="…" @kith-success="arrived++" />
  return () => [
    h('kith-form', {
      src: `${crm}/f/contact-us`,
      messages: { submit: 'Send from Vue' },
      'onKith-success': () => arrived.value++,
    }),
    h('p', { role: 'status' }, arrived.value > 0 ? `Vue heard of ${arrived.value}.` : ''),
  ]
})

createApp(Contact).mount('#app')
