// What Lit has and no template of the element uses is left out of the script, 600 bytes of gzip: directives, templates of SVG and
// MathML, bindings of events, properties, elements and in comments, and a global that says which version it is. The
// texts are those of the version in the lockfile: with another one, `left` says what is no longer found, and a test fails.
const cuts = [
  // One kind of template.
  ['l=2===i?"<svg>":3===i?"<math>":"",c=v', 'l="",c=v'],
  ['+(2===i?"</svg>":3===i?"</math>":"")', ''],
  [
    'if(this.el=S.createElement(f,e),P.currentNode=this.el.content,2===i||3===i){const t=this.el.content.firstChild;t.replaceWith(...t.childNodes)}',
    'this.el=S.createElement(f,e),P.currentNode=this.el.content;',
  ],
  [
    'e="number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s);',
    'e=this._$AC(t);',
  ],
  // Attributes with a value, and those with a question mark.
  ['"."===e[1]?I:"?"===e[1]?L:"@"===e[1]?z:H', '"?"===e[1]?L:H'],
  ['else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t));', ''],
  [':6===r.type&&(i=new Z(h,this,t))', ':0'],
  ['else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}', ''],
  // Values that are what they are.
  [
    'function M(t,i,s=t,e){if(i===E)return i;let h=void 0!==e?s._$Co?.[e]:s._$Cl;const o=a(i)?void 0:i._$litDirective$;return h?.constructor!==o&&(h?._$AO?.(!1),void 0===o?h=void 0:(h=new o(t),h._$AT(t,s,e)),void 0!==e?(s._$Co??=[])[e]=h:s._$Cl=h),void 0!==h&&(i=M(t,h._$AS(t,i.values),h,e)),i}',
    'function M(t,i){return i}',
  ],
  [',B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");', ';'],
]

/** Lit's text without these, and what of them was not found. */
export function cutLit(text) {
  const left = cuts.filter(([found]) => !text.includes(found)).map(([found]) => found)
  return { text: cuts.reduce((rest, [found, instead]) => rest.replace(found, () => instead), text), left }
}
