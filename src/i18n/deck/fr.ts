import type { DeckKey } from './en.ts'

/** Ce que disent les présentations. */
export const fr: Readonly<Record<DeckKey, string>> = {
  home: 'Présentations',
  'home.lead':
    'Des présentations qui s’exécutent : leurs cellules et leurs graphiques sont ceux des leçons, sur le même cluster dans votre onglet.',
  deck: 'Présentation : {title}',
  slides: '{count} diapositives',
  keys: 'Les flèches et la barre d’espace avancent et reculent, Échap montre toutes les diapositives, B noircit l’écran, F le remplit.',
  back: 'Étape précédente',
  on: 'Étape suivante',
  at: 'Diapositive {number} sur {count}',
  'at.title': 'Diapositive {number} sur {count} : {title}',
  bar: 'Présentation',
  overview: 'Toutes les diapositives',
  fullscreen: 'Plein écran',
  print: 'Imprimer',
  handout: 'Polycopié avec les notes',
  'theme.light': 'Clair',
  'theme.dark': 'Sombre',
  'theme.projector': 'Projecteur',
  theme: 'Couleurs : {name}',
  footnotes: 'Notes de cette diapositive',
  prepared: 'Ci-dessous : enregistré. Exécutez pour avoir le vôtre.',
  planned: '{minutes} min',
}
