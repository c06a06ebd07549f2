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
  'recorded.picture': '{picture}, enregistrement',
  'recorded.none': 'En direct, cette diapositive montre : {picture}.',
  'recorded.cluster':
    'En direct, cette diapositive porte un cluster de {workers} workers et des boutons pour le perturber.',
  file: 'Fichier hors ligne',
  'file.bar': 'Enregistré le {day}',
  'file.about': 'À propos de ce fichier',
  'file.what':
    'Voici la présentation « {title} » en un seul fichier. Elle n’a besoin ni de réseau ni de Python, et ne charge rien.',
  'file.recorded':
    'Ce que montrent ses cellules, ses graphiques et ses expériences a été enregistré le {day}, avec {with}. Rien ne s’exécute ici.',
  'file.unrecorded':
    'Rien n’a été enregistré pour cette présentation : ses cellules ne montrent que leur code.',
  'file.questions':
    'Les questions sont corrigées dans cette page. Vos réponses ne sont conservées nulle part.',
  'file.live': 'La présentation dont les cellules s’exécutent :',
  'file.live.path':
    'La présentation dont les cellules s’exécutent est sur le site de votre cours, à l’adresse {path}.',
  'file.licences':
    'Textes : CC BY 4.0. Code : MIT. Les diapositives sont menées par reveal.js, MIT ; sa licence est dans ce fichier.',
  'file.cell': 'Enregistré. Rien ne s’exécute ici.',
  'file.cell.none': 'Aucune sortie n’a été enregistrée pour ce code.',
}
