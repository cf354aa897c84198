"""English words and what they mean in a prompt. Each line of a table is `meaning: phrase, phrase …`; see `lexicon`.

Phrases are written as people write them, in lower case; nouns in the singular.
"""

# What people call the parts of a component: one concept per line, called as class names and tags most often call it.
THINGS = """
button: button, btn, cta, call to action
link: text link, link, anchor, hyperlink
icon: placeholder icon, graphic, icon, glyph, symbol, pictogram
title: greeting, plan name, heading text, title text, title, heading, headline, caption title, h1, h2, h3
subtitle: intro line, intro text, subtitle, subheading, subheadline, sub title, tagline
text: lettering, writing, description text, intro, lead, text, copy, paragraph, body text, body copy, sentence
description: summary, description, blurb
label: label
field: textfield, field, text field, input field, textfield
input: input, text input, input box, textbox, text box, search box
textarea: textarea, text area
checkbox: tickbox, checkbox, check box, tick box
radio: radio, radio button
switch: switch, toggle switch
select: select, dropdown field, picker
option: option
form: form
header: top strip, top band, top row, upper part, upper area, top part, header, top bar, page header, card header
footer: button row, bottom strip, bottom row, lower part, lower area, bottom part, footer bar, footer, bottom bar, foot
body: body
sidebar: right column, column right, sidebar, side bar, aside, side panel, side column
nav: nav, navigation, navigation bar, navbar
menu: menu
bar: bar, toolbar
tab: tab
list: list
item: item, entry, list item, menu item, nav item
row: row, table row
column: column
cell: cell
table: table
card: card
tile: tile
panel: panel, pane
section: section
container: container, wrapper
box: box
dialog: dialog, modal, popup, pop up, dialogue
page: page, screen
avatar: avatar, profile picture, profile image
picture: placeholder picture, placeholder image, placeholder photo, placeholder graphic, headshot, pic, portrait, picture, image, photo, img, thumbnail, illustration
logo: logo, wordmark, mark, brand mark
brand: workspace name, brand name, company name, product name, site name
badge: pill, badge, sticker
tag: tag, chip, pill badge
dot: blob, little dot, dot, status dot, presence dot, presence, indicator, online indicator, bullet, online, status
initials: letters, two letters, letters in the circle, initials
name: name
price: amount, price, cost
number: number, figure, digits, value
unit: unit, percent sign, percentage sign, unit sign
chart: chart, graph, sparkline, plot
line: rule, line
area: filled bit, shaded bit, tinted bit, filled area, shaded area, fill below it, fill beneath it, fill under it, fill under the line, fill under the curve, area
divider: divider, separator, horizontal rule, divider line
hint: help line, hint, help text, helper text, helper, hint text
message: message, notice
error: error, error message, error text, validation message
warning: warning triangle, triangle, warning sign, exclamation mark icon, warning
alert: alert
toast: toast, snackbar
spinner: spinner, loader, loading indicator
tooltip: tooltip, tool tip
placeholder: placeholder, placeholder text, example text, sample text
search: search
search icon: lens, looking glass, magnifier, magnifying glass
bell: bell, notification
count: count, counter, unread count
close: little cross, close cross, close, x, dismiss, cross
cancel: cancel
confirm: confirm, ok
delete: delete
submit: submit
login: login, log in, sign in, signin
logout: logout, log out, sign out
signup: signup, sign up, register
invite: invite
invitation: invitation
member: member
project: project
export: export
send: send
save: save
edit: edit
add: add
next: next
previous: prev
email: email, e mail, mail, email address
password: password
forgot: forgot link, forgot, forgot password, forgot your password
remember: remember row, remember, remember me
user: user
profile: profile
feature: list entry, bullets points, bullet points, feature, bullet point, benefit
check: check, checkmark, check mark, tick
arrow: arrow
chevron: chevron, caret
star: star, rating
heart: heart
image: cover
action: action
control: control
group: group
stat: stat, statistic, metric, kpi
tone: tone
date: date
time: time
author: author
quote: quote, quotation
banner: banner
hero: hero
step: step
progress: progress, progress bar
slider: slider
video: video
map: map
comment: comment
breadcrumb: breadcrumb
pagination: pagination, pager
content: content
caption: caption
perk: perk
ribbon: ribbon
billing: billing
"""

# Words for things that components seldom have yet: what is added is more often one of these than one that is there.
NEW_THINGS = """
divider, separator, spinner, tooltip, star, arrow, chevron, emoji, counter, character counter, ribbon,
skeleton, breadcrumb, asterisk, watermark, footnote, disclaimer, star rating
"""

# Nouns for what can be changed about an element, by edit type.
PROPERTIES = """
size: proportions, bounding box, overall size, intrinsic size, max height, scale, footprint, square size, length, diameter, thickness of the bar, bar height, minimum size, whole width, hit size, size, width, height, dimensions, max width, min width, maximum width, minimum width, max height, min height, icon size, aspect ratio,
 full width, full height, half width
color: lightness, brightness, luminance, vibrancy, swatch, hex, hex value, hex code, color value, colour value, color stop, colour stop, surface color, surface colour, coloration, tone of voice colour, link colour, icon colour, line colour, highlight colour, placeholder colour, background gradient, background image colour, hover background, pressed state, pressed colour, active colour, active state, disabled colour, selected state, visited colour, selection colour, hover look, hover style, hovered state, contrast colour, tones, hues, shading, color, colour, background, background color, background colour, bg, bg color, bg colour, backdrop, fill, tint, gradient, hue, shade,
 text color, text colour, font color, font colour, foreground, palette, color scheme, colour scheme, theme color, brand color, brand colour,
 hover color, hover colour, hover state, ground, saturation, accent color, accent colour, accent, tones of grey, dark mode
spacing: vertical rhythm, safe area, headroom, clearance, elbow room, legroom, pad, pad it, padded, breathing space, gutters, whitespace, white space, white space around, inner margin, outer margin, space around, space inside, space above, space below, offset between, distance between, breathing space, spacer, line gap, row gap, column gap, paddings, margins, gaps, padding, margin, gap, space, spacing, whitespace, white space, room, breathing room, distance, gutter, inset, air, indent, indentation,
 inner spacing, outer spacing, space between, gap between, spacing between
typography: point size, cap height, x height, casing, letter case, line length, characters per line, drop cap, drop caps, numerals, old style figures, oldstyle figures, tabular figures, lining figures, tabular numerals, glyphs, boldness, ligatures, letterform, letterforms, type style, text style, text weight, lettering style, text decoration, underline, strikethrough, capitalisation, capitalization, case, text transform, font face, font families, type size, heading size, font colour weight, letterspacing, linespacing, line-height, ellipsis at the end, word break, word wrap, text shadow weight, headline size, italics, font, typeface, font size, text size, font weight, weight, line height, leading, letter spacing, tracking, typography, type,
 lettering, uppercase, lowercase, small caps, capitals, ellipsis, text decoration, font family, kerning, font style, word spacing, line spacing,
 line break, line clamp, text transform, sans serif, monospace font, text shadow font, all caps
border: curvature, bevel, perimeter, corner smoothing, keyline, line around, border line, edge line, divider line colour, inner border, outer border, border style, focus border, line weight, line thickness, line width, stroke weight, stroke colour, rounded corners, roundings, corner rounding, bottom border, side border, edges, outlines, contours, rim, bezel, border, radius, border radius, corner, corner radius, outline, ring, hairline, stroke, frame, rounding, roundness, edge, border width,
 border color, border colour, stroke width, top border, bottom border, left border, right border, contour, underline bar, bottom line, top line, line below, line above, line underneath
effect: sheen, gloss, vignette, layer blur, background blur, drop-shadow, text glow, hover shadow, inner glow, outer glow, shadow effect, backdrop filter, blur effect, fade effect, entrance animation, loading animation, micro animation, keyframes, translucency, rotation, reflection, noise, texture effect, 3d effect, press effect, click animation, ripple, ripple effect, hover transition, duration of the animation, animation speed, focus glow, halo, shadow, drop shadow, box shadow, elevation, glow, blur, opacity, transparency, animation, transition, glass, glass effect, glassmorphism,
 glass morphism, frosted glass, filter, depth, hover effect, hover animation, shimmer, pulse, parallax, inner shadow, text shadow, motion,
 easing, effect, backdrop blur, see through
layout: constraints, distribution, positioning, auto layout, stacking order, z order, vertical alignment, horizontal alignment, text alignment, stacking, arrangement, layout direction, column count, grid layout, justify content, align items, flex direction, row layout, z index, overflow, wrap behaviour, text align, text alignment, alignment, layout, direction, grid, flex, flexbox, orientation, column layout, two column layout, position, placement, order on mobile
content: microcopy, phrasing, button copy, label copy, headline copy, error copy, label text, button text, title text, placeholder text, alt wording, text inside, phrase, wording, words, copywriting, text content, spelling, typo
"""

# Adjectives, comparatives and verbs that tell the type by themselves.
LOOKS = """
size: scaled down, scaled up, smol, teeny, ginormous, humongous, gigantic, dinky, itty bitty, xxl, fill the remaining space, fill the rest, take up the space, take the full width, take up the full width, take the rest, fill the space, take the whole width, whole width, by a quarter, by a third, by half, too small, too big, too large, too wide, too tall, too narrow, too short, too high, limit the width, cap the width, capped, constrain, max out, chunkier, chunky, slimmer, slim, skinnier, skinny, stubbier, bulky, bulkier, smallish, shrunk, beefier, fatter, thicc, lower height, at least as wide, as wide as, as tall as, as big as, equally wide, equally tall, same size, quarter, half as wide, flatter shape, wide enough, squashed, leaner, bigger, larger, smaller, big, large, small, tiny, huge, tinier, taller, wider, narrower, shorter, longer, broader, wide, narrow, tall, enlarge, shrink,
 grow, scale, scale up, scale down, resize, widen, high, higher, lower, expand, compact size, stretch, fill the width, size up, size down,
 upscale, twice as big, half as big, half the size, double the size, oversized, larger in size, mini, massive, full bleed, fill the container
color: dull, garish, dingy, muddy, harsh, drab, glaring, murky, vibrant, gaudy, bleached, blinding, sickly, acidic, sallow, ashen, chalky, lurid, sombre, somber, gloomy, greyed out, grayed out, brownish, greyish, grayish, yellowish, purplish, orangey, pinkish, rusty, sandy, terracotta, ochre, graphite, denim, eggplant, aubergine, blood orange, brick red, wine red, sage, moss, caramel, champagne, dye, zebra stripes, zebra, striped, too bright, too dark, too light, too pale, too strong in colour, too colourful, more neutral, neutral, turn red, turn green, go red, fade to grey, stands out less in colour, contrasty, whitish, blackish, sharper colour, toned down, tone down, softer colour, less aggressive, more colourful, less colourful, less dark, less bright, less vivid, faint, fainter, earthy, cold, warm, cool, lilac, mint, mustard, petrol, anthracite, cream, rose, salmon pink, bold colour, rainbow, two tone, duotone, transparent background, high contrast colour, contrasting, colour coded, washed out, pale, off white, charcoal, slate, emerald, amber, cobalt, burgundy, mauve, peach, darker, lighter, brighter, dark, light, bright, paler, pale, colored, coloured, colorful, colourful, warmer, cooler, muted, vivid, saturated,
 tinted, recolor, recolour, darken, lighten, brighten, monochrome, pastel, neon, dim, duller, less saturated, deeper, inverted, invert,
 filled, golden, whiter, blacker, redder, greener, bluer, greyer, reddish, greenish, bluish
spacing: almost touch, almost touching, nearly touch, nearly touching, touch each other, touching each other, overlap, overlap less, overlap more, overlapping more, overlapping less, jammed, jammed together, stuffed, crammed, crammed together, glued together, stuck together, smooshed, smooshed together, huddled, huddled together, huddle, spaced out, space out, padded out, squished together, squashed together, declutter, stick together, sticks together, nearer together, closer to each other, close together, too close together, too close, spread out, spread apart, more air, less air, tight, loose, pushed apart, squeezed, squeeze, stretched apart, too crowded, crowded, cluttered, tighter, denser, roomier, airier, spacious, dense, airy, cramped, closer together, further apart, farther apart, looser, breathe, spread out,
 more compact, compact, closer, less cramped, apart, packed, condense, too close, too far, too tight
typography: mono, in mono, all lower case, in lower case, lower case letters, upper case, all upper case, in upper case, shouty, spindly, scrawny, anaemic, anemic, too shouty, struck through, crossed out, line through, embolden, unbold, letterspaced, letter spaced, shouldn't wrap, should not wrap, don't wrap, do not wrap, doesn't wrap, must not wrap, mustn't wrap, never wrap, can't wrap, wraps onto, wraps to, wrap to, too bold, in uppercase, in lowercase, dotted underline, wavy underline, double underline, underlined text, too light weight, too heavy, heavy type, in capital letters, capital letters, capitals, in caps, caps, small letters, two lines, on two lines, in two lines, multi line, wrap onto, no wrapping, not wrap, text wrap, wrapping, break lines, cut off, clipped text, condensed, extended, normal weight, regular weight, regular, light weight font, thin letters, larger letters, bigger letters, smaller letters, tabular, tabular numbers, monospace numbers, superscript, subscript, indented first line, slanted, handwritten, justified text, font bigger, font smaller, a size up, a size down, one size up, bold, bolder, italic, italics, italicised, italicized, semibold, semi bold, medium weight, heavier, thin font, light weight, underline, underlined,
 strikethrough, strike through, capitalised, capitalized, capitalize, capitalise, uppercased, all uppercase, monospace, monospaced, serif, bigger font, larger font,
 smaller font, bigger text, larger text, smaller text, truncate, truncated, on one line, one line, single line, readable font, extra bold, extrabold, less bold,
 sentence case, cursive, sans, hyphenate, hyphenated, no wrap, nowrap, legible font, title case
border: finer, pointy, pointier, jagged, chamfered, squircle, too sharp, too round, too rounded, too edgy, too thick, too thin, sharp edges, sharp edge, too pointy, edgy, softer edges, edges softer, sharp, curvy, rounded square, round corners, no corners, beveled, notched, double line, thick edge, hairline thin, pill like, ellipse, cornered, soft corners, roundish, rounder, rounded, round, more round, less round, square, squared, squarer, sharp corners, sharper, pill, pill shaped, pill shape, circular, circle, bordered, borderless,
 outlined, dashed, dotted, thicker, thinner, thick, thin, boxy, softer corners, angular, less rounded, fully rounded, oval, curved, curvier, blunt, softer edges
effect: desaturated, blurrier, jumpy, jittery, twitchy, wobbly, sluggish, abrupt, janky, laggy, choppy, too slow, too fast, shadowy, shiny, hazy, misty, sparkling, glittery, shimmery, three dimensional, bouncier, snappier, sink in, sinks in, sink, dip, subtle movement, move slightly, too transparent, too blurry, more blur, less blur, 3d look, blink, flash, flashing, flicker, sparkle, glitter, shimmering, swing, vibrate, breathe in and out, ease, eased, slower, faster, grainy, noise texture, matte glass, depth effect, inset, sunken, pressed in, pushed in, popping up, slide, slide up, slide down, zoomed, mirrored effect, expand on hover, invisible, half visible, semi visible, desaturate, darkened image, dimmed, hover darker shadow, without animation, drops a shadow, casts a shadow, cast a shadow, press animation, transparent, translucent, blurry, blurred, glassy, frosted, glowing, shadowed, see through, opaque, faded, fade, fade in, fade out, blink, blinking, pulsing, pulse, pulsate, pulsating, wobble, pop in, grow on hover,
 animate, animated, bounce, bouncy, shake, wiggle, slide in, spin, rotate, rotated, tilt, tilted, lift, lifted, lift it, raise, raised, floating, grayscale, greyscale, black and white,
 sepia, flat, flatter, elevated, embossed, zoom, zoom in, semi transparent, skew, flip, mirrored, 3d, smooth, more subtle shadow, hover lift, float, jiggle, shine
layout: cols, col, crooked, lopsided, misaligned, uneven, askew, scattered, unaligned, wonky, out of line, out of alignment, not aligned, not centred, not centered, aren't aligned, isn't aligned, isn't centred, isn't centered, off centre, off center, all over the place, on its own line, on its own row, on a separate line, on a new line, on their own line, on the next line, own line, own row, separate line, separate row, under each other, overlaps, too far left, too far right, on opposite sides, opposite ends, apart at both ends, beside one another, on one line each, row, rows, in rows, one below the other, one under the other, one above the other, beneath each other, next to one another, beside each other, on the same line, same line, on one row, on the same height, right side up, vertically centered, horizontally centered, spread across, pushed to the right, pushed to the left, flush, offset, aligned to the, two rows, three rows, masonry, split in two, bottom right corner, top right corner, in the corner, into the corner, corner, floating right, full height layout, centred vertically, space evenly, level, center, centre, centered, centred, align, aligned, left aligned, right aligned, left align, right align, justify, justified, stack, stacked, side by side,
 next to each other, below each other, on top of each other, in a row, in one row, in a column, horizontally, vertically, horizontal, vertical, grid layout, in a grid,
 columns, two columns, three columns, one column, four columns, single column, wrap around, flush left, flush right, space between them evenly, evenly, distribute, spread evenly, baseline,
 reverse, reversed, middle, in the middle, float left, float right, full bleed layout, responsive, underneath each other, in line, inline, center align, pin to the right
notice: clearly visible, visible, well visible, easy to spot, recognisable, recognizable, overlooked, overlook, overlooking, gets lost, get lost, goes under, not prominent enough, eye-catching, less important, more important, unimportant, bring out, call attention, catch the eye, draw attention, draws attention, set apart, make it obvious, obvious, more obvious, less prominent, unobtrusive, in the background, prominent, stand out, stands out, highlight, highlighted, emphasise, emphasize, noticeable, more visible, attention, more attention, distinct, conspicuous, accentuate
vague: subtler, lifeless, bland, flashy, less heavy, calmer, quieter, louder, bolder look, minimal, minimalistic, minimalist, premium, luxurious, serious, lighter feel, airy look, simpler, more fun, fun, spice it up, jazz it up, make it pop, improve, improved, tidy, tidier, refined, refine, fix it, better looking, cute, retro, futuristic, trendy, consistent, more consistent, balanced, pop, nicer, prettier, beautiful, modern, better, fancy, fancier, cooler looking, more modern, elegant, cleaner, clean, professional, playful, friendlier, fresher, sleek, sleeker, polished, striking, eye catching, less boring, distinct
"""

# Phrases that decide the type, whatever else is said.
DECISIVE = """
accessibility: into an h1, into an h2, into an h3, into an h4, when tabbing, should be an h1, should be an h2, should be an h3, should be h1, should be h2, should be h3, be an h1, be an h2, be an h3, be an h4, as an h1, as an h2, as an h3, as an h4, as h1, as h2, as h3, h1 instead, h2 instead, h3 instead, tap area, click area, touch area, clickable area, hit target, click target, color alone, colour alone, only by color, only by colour, difficult to make out, hard to make out, can't make out, cannot make out, can hardly make out, can barely make out, impossible to read, difficult to read, tough to read, tricky to read, barely legible, barely readable, hardly legible, hardly readable, not readable, isn't readable, not legible, inaccessible, hard on the eyes, can hardly read, can barely read, hardly read, barely read, squint, squinting, low contrast, poor contrast, easier to read, easy to read, better to read, more readable, easier to see, hard to find for, read out, read aloud, reads out, readable for, can read, announces, title attribute, hard to see, hard to distinguish, keyboard user, keyboard users, with the keyboard, by keyboard, using the keyboard, screen reader users, low vision, focus visible, focus order, heading level, semantic element, semantics, html element, proper element, proper button, aria description, described by, labelled by, accessible label, tooltip for screen readers, hidden from screen readers, hide from screen readers, for blind people, text alternative, colour contrast, color contrast, contrast ratio, aa, aaa, wcag aa, target size, tab through, tab stop, focus trap, focusable by tab, reachable by keyboard, skip, prefers reduced motion, alert role, list role, button role, landmarks, label for screen readers, can not read it, illegible, dyslexia, large enough to tap, big enough to tap, can not see, can not see where, can't see where, can't see, not visible enough for, aria, aria label, aria labels, aria hidden, aria modal, aria live, aria expanded, aria current, aria pressed, aria describedby, aria labelledby, aria role,
 screen reader, screen readers, screenreader, screenreaders, accessible, accessibility, a11y, wcag, alt text, alt attribute, alternative text, keyboard, keyboard navigation, tab order, tabbable,
 focusable, focus ring, focus state, focus style, focus styles, focus outline, focus indicator, visible focus, contrast, readable, legible, unreadable, hard to read, announce, announced, voiceover, tab key,
 role, roles, color blind, colour blind, colorblind, colourblind, accessible name, reduced motion, semantic, autocomplete attribute, autocomplete attributes, landmark, skip link, tab index, tabindex, focus trap,
 trap the focus, hidden from assistive technology, touch target, tap target, hit area, live region, blind users, visually hidden, lang attribute, can't be read, cannot be read, high contrast
behavior: hotkey, hotkeys, link target, click behaviour, click behavior, feedback, should link to, should link, links back, only allow, allow only, only accept, accept only, accepts, visible for, visible to, only visible, only for, only be visible, for admins, logged in, when pressed, is pressed, on press, select the, selects, toggle the visibility, visibility, leaving the page, stays open, stay open, keeps open, remember my, trigger, triggers, fires, fire, emit, emits, dispatch, callback prop, pass the event, on change, onchange, on input, oninput, on focus event, on mount, on open, on close event, listen, listens, handler for, characters, cursor, pointer cursor, cursor pointer, read only, readonly, read-only, characters max, max characters, characters at most, at most, maximum length, counter of characters, when empty, if empty, is empty, required, mandatory, csv, as csv, download, downloads, upload, print, share, copy, copies, paste, hide on scroll, shrink on scroll, appear on scroll, appears, appear, show more, read more, expand on click, accordion, carousel, slideshow, swipeable, clickable, pressable, long press, hold, drag to, sort by, filters, search as you type, autocomplete, suggestions, typeahead, clear on, clears, reset on, resets, keep the value, persist, remember the, save on, saves, submits, submit with, sends, on escape, on esc, by escape, press esc, with enter, with escape, outside click, click outside, clicking outside, in a modal, open a dialog, opens a dialog, open details, open the, jumps to, jump to, scroll into view, leads to, lead to, goes to the page, external link, toggle the password, show the password, mask the password, autosave, poll, live update, updates live, animated counter, count up, loading skeleton, skeleton while, load when, only when, only if, until, unless logged in, prevent double, debounced, disable the button, disables, enables, enable it, locked, lock, unlock, notify, warn when, warn if, confirm dialog, undo option, retry button, infinite, pause on hover, stop on hover, play, mute, zoom on click, lightbox, zoomable, disable, loading state, loading, esc, escape, enter key, enter, focus, on click, when clicked, clickable, clicking, click, clicks, clicked, onclick, click handler, tap, tapped, double click, right click, press enter, on enter, press escape, escape key, close on, closes, close when, open in, opens, open it, opens a, open a, new tab, sticky, fixed at the top, stick to,
 stick, sticks, stays fixed, collapse, collapses, collapsible, collapsed, expandable, expands, hamburger, hamburger menu, dropdown, drop down, dropdown menu, submenu, tooltip, tool tip, popover, toggle, toggles, validate, validation, validates, on blur, on submit,
 sort, sortable, sorted, filter by, searchable, filterable, drag, draggable, drag and drop, droppable, autofocus, auto focus, while loading, when loading, while busy, while saving, disable while, disable when, is disabled until, disabled until,
 enabled, is enabled, only digits, only numbers, digits only, numbers only, allow only, not allowed, max length, maxlength, required field, fallback, fall back, redirect, navigate, navigates, link it to, point to, scroll, scrolls, scroll to, on scroll,
 lazy load, infinite scroll, debounce, keyboard shortcut, shortcut, copy to clipboard, copy on click, remembers, auto submit, submit on, auto close, autoplay, closes itself, after 5 seconds, seconds, swipe, undo toast, confirm before, ask before,
 ask for, confirmation, handler, callback, event, focus first, focused first, selectable, editable, multi select, resizable, dismissible, dismissable, loads, load more, refresh, auto refresh, countdown, format as you type, mask the input, show password, reveal password, prefill, prefilled, paginate, reset the form, clear button behavior, trim, interactive
variant: render it as, render as, as an anchor, version for, variant for, variants for, version of it, support a, support an, supports, less like a button, more like a link, like a link, like a button, look like a link, looks like a button, property, text link, as ghost button, ghost button variant, into a link, into a button, into a ghost, into a text, outlined variant, solid variant, filled variant, subtle variant, inverted variant, new variant, icon only, icon-only, icon only variant, icon only version, compact mode, size option, size options, options for, an option for, option to, boolean, flag, default value, defaults to, make it optional, optional, configurable, customizable, customisable, parameter, type prop, disabled state variant, loading prop, tone called, large version, extra large, extra small, xl, xs, variant with, success variant, warning variant, info variant, neutral variant, brand variant, destructive style, danger style, destructive variant, success tone, link variant, toggle variant, version with, version without, second variant, third variant, variant without, another variant, other variant, turn it into, turn this into, turn that into, turn into, convert it to, disabled, variant, variants, prop, props, property called, size prop, ghost button, ghost, primary button, secondary button, tertiary button, outline button, danger button, destructive button, text button, link button, small button variant,
 default size, by default, version of each, version for each, look like a, looks like a, look like an, as a link, outline instead, as plain text, as a plain, as a ghost, as primary, as secondary, as ghost, style it as, primary style, secondary style,
 small variant, large variant, compact variant, compact version, dark variant, light variant, danger variant, dark version, small version, large version, mini version, ghost variant, primary variant, secondary variant,
 xlarge size, xl size, extra large size, small size, medium size, large size, xs size, new size, third size, another size, size called, new tone, another tone, tone called, destructive, disabled look, show it disabled, show it as disabled, make it disabled, disabled version, checked, unchecked, selected by default, expanded by default, primary instead, secondary instead, ghost instead
content: different logo, another logo, other logo, proofread, spell check, spellcheck the text, from now on called, from today called, shorten, shortened, cut the text, lengthen, different picture, different photo, another picture, another image, other picture, other image, for a plus, for a star, for an arrow, for a check, for a heart, plus icon instead, a different icon, use another icon, swap the picture, replace the picture, replace the image, emoji instead, bullet points instead, other wording, new text, other text, different text, different wording, plural, singular, translate it, in english please, in another language, exclamation mark, question mark, full stop, without the dot at the end, capitalise the first letter, sentence case text, date format, number format, format the number, format the price, with two decimals, decimals, currency, euro, euros, dollar, dollars, euro sign, percent sign, abbreviate, abbreviated, dummy text, sample text, headline should,, say, says, saying, read, reads, rename, renamed, reword, rephrase, translate, translated, translation, in german, in english, in french, in spanish, wording, retitle, call it, placeholder, should read, change the text to, change the label to, change the title to, change the wording,
 shorten the text, shorter text, lorem ipsum, capital letter at the start, fix the typo, spelling, typo, update the copy, update the text, different icon, another icon, other icon, icon instead, use a different picture, different image, use the icon, swap the icon for, replace the icon with, replace the icon by, change the icon to, star icon instead
"""

# Verbs of structure and what else holds a sentence together.
ACTS = """
add: a copy of, make a copy of, another copy of, squeeze in a, squeeze in an, squeeze in another, slot in a, slot in an, added, inserted, there should be, there should be a, could use a, could use an, i want a, i'd like a, i need an, place an, show some, put a, put an, put another, throw in, slot in, add another, attach a, one more, with an additional, additional, also a, plus a, append a, insert a, display an, display some, add, insert, append, include, attach, create, introduce, put in, bring in, need a, needs a, needs an, have a, show a, show an, show the, show, display a, display the, display, place a, give it a, give it an, new, another, needs
remove: shouldn't be visible, should not be visible, must not be visible, dropping, should not be there, shouldn't be there, doesn't have to be there, does not have to be there, needn't be there, is in the way, is clutter, obsolete, useless, pointless, redundant, superfluous, is not necessary, isn't necessary, has to disappear, ought to disappear, should disappear, don't think we need, do not think we need, strike the, unmount, detach, clean out, rm, out with, stop rendering, nuke, zap, axe, banish, evict, yeet, purge, do away with, dispense with, obliterate, could go, can go, must go, needs to go, has to go, chuck out, removed, deleted, dropped, cut out, disappear, disappears, vanish, not needed, not necessary, unnecessary, leave out, leave away, take it out, scrap, bin, trash, hide it, hidden, omit, skip the, minus the, erase, wipe, throw out, kick out, dump, should go away, go away, disappear completely, should vanish, gets lost, doesn't need, don't want, i don't need, no longer, get rid, rid of, off, removing, hiding, stop showing, isn't needed, not show up, remove, delete, drop, get rid of, take away, take out, take off, lose, hide, without, no, kill, ditch, strip, clear out, cut, eliminate, conceal, not show, don't show, don't need, no more, gone, away
move: placed, reposition, moved, moving, transfer, slide over, belongs at, lives, sits, sit, should sit, should be placed, should appear, drop it below, set it, carry, take the, pull, pulled, goes below, goes above, goes before, goes after, should come after, should come before, comes first, come first, comes last, come last, relocate, reposition it, bring up, send, move, shift, relocate, reorder, rearrange, bring, drag it, push, place, put, position, should come, should go, goes, comes, belongs, swap places
swap: interchange, wrong way round, the wrong way round, wrong way around, the wrong way around, change seats, change places, trade places, swap seats, switch seats, switched around, swapped, flip the order, reverse the order, change the order, change order, other way round, other way around, the other way round, vice versa, change places, trade, reverse order, order of, switch the order, exchange the, swap, switch places, exchange, trade places, switch
wrap: merge, merged, combine, group together, grouped, bundle, surround with, put together, put both in, put them in a, unify in, wrapped, nested, place both in, wrap, group, enclose, nest, surround, unwrap, put in a div, in a div, in a wrapper
set: make, set, change, turn, give, use, apply, let, try, want, have, should be, be, get, switch to, update, adjust, convert, paint, colour it, color it, style, replace, increase, decrease, reduce, bump, raise the, lower the, more, less, fewer, extra, put
keep: the rest is fine, rest is fine, the rest is good, rest is good, rest stays, stays, stay, remains, the rest stays, rest as is, leave the rest, nothing else, everything else, but not the, keeping, without touching, don't alter, otherwise the same, stay the same, stays the same, should stay, should remain, remain, keep, leave, retain, preserve, don't change, don't touch, do not change, do not touch, as it is, as is, stay as, without changing
"""

# Where something is or goes.
PLACES = """
side: all the way to the top, all the way to the bottom, at the very end, to the very end, at the very start, at the very beginning, at the very top, at the very bottom, in front, left, right, top, bottom, to the left, to the right, on the left, on the right, at the top, at the bottom, left side, right side, top right, top left, bottom right, bottom left, upper right, upper left, lower right, lower left,
 on the left side, on the right side, at the end, at the start, to the end, to the start, to the front, to the back, first, up, down, to the top, to the bottom, at the left, at the right
anchor: after, before, above, below, under, underneath, beneath, behind, in front of, next to, beside, to the left of, to the right of, left of, right of, on top of, over, between, around, at the end of, at the start of, at the top of, at the bottom of, up to, instead of a, along
within: in, inside, inside of, of, on, from, for, within, into, at, off, onto
toward: to
like: like, as, same as, similar to, just like, matching, match, matches, than, equal to, identical to
against: instead of, rather than, in place of, in favour of, not a, and not, but not
with: with, having, featuring, plus
"""

# Words that stand for something said or seen before.
POINTERS = """
it: it, that, this, that one, this one, its, itself, here, there, the element, this element, that element, the thing, thing, the selected element, the selection, selected element, what i picked, the picked element, the one, one
them: them, these, those, they, both, the two, those two, these two, both of them, the pair, all of them, all of those, all of these, them all, the others, the rest of them, both, them both
other: the rest, rest, the other one, other one, the other, other, others, the others, remaining
whole: whole, entire, complete, itself, everything, component, all of it, the whole thing, whole thing, overall, everywhere, altogether, full component
all: all, every, each
both: both, two
same: same, the same, likewise, ditto, identical, equally, same thing, same again, exactly the same, equal, as well
too: too, as well, also, likewise
again: again, retry, once more, one more time, try again, retry that, another time, more of the same, even more, keep going, repeat
instead: instead, rather
not: not, isn't, don't, doesn't, never
old: like at the start, as at the start, like in the beginning, as in the beginning, at the beginning, old, previous, original, former, earlier, like before, as before, what it was, how it was, used to be, as it was, back to normal, before
back: back
pick: active, current, selected, disabled, hovered, focused, open
ordinal 1: first, 1st, first one, leftmost, topmost, upper
ordinal 2: second, 2nd, second one, middle one
ordinal 3: third, 3rd, third one
ordinal 4: fourth, 4th, fourth one
ordinal 5: fifth, 5th
ordinal 6: sixth, 6th
ordinal -2: second to last, second last, last but one, next to last, penultimate
ordinal -1: last, last one, final, rightmost, bottommost
when: till, as long as, on larger screens, on big screens, on wide screens, on narrow screens, on smaller screens, on touch devices, in mobile view, on error, on errors, in case of an error, on success, when, if, while, whenever, once, unless, until, as soon as, on hover, on focus, when hovered, when hovering, hovered, hovering, on mobile, on small screens, on phones, on desktop, on large screens, on tablets, mobile, when focused, when active, when disabled, when invalid, when selected, when opening, on load, hover
so: so that, because, so it, since, in order to, such that, which, so they, so we, so people, so users
"""

NOISE = """
was right, were right, you were right, you are right, you're right, that was right, not right, isn't right, not quite right, not right yet, not quite right yet, still not right, doesn't look right, doesn't feel right, that's right, looks right, feels right,
feedback from, small thing, small tweak, small fix, small change, small request, little tweak,
is off, are off, is a bit off, is slightly off, is a little off, looks off, look off, looks a bit off, feels off, feel off, feels a bit off, seems off, seem off,
each other, each other's, hints at, play with, play around with, experiment with, mess with, fiddle with, tinker with,
would you mind having, would you mind, do you mind,
while we're at it, while you're at it, while you are at it,
shouldnt, couldnt, wouldnt,
something like, a tiny bit, a small bit, let's say, or thereabouts,
a shade, one shade, a tone, shade, nuance, shades,
about half, almost, looks almost, at first, by itself, feels like, ones, rather than,
crank, crank up, notch, a notch, please also, nothing crazy, nothing, crazy, super, chunk, kinda, sorta, gonna, wanna, i think, i guess, i feel, thought, think, believe, for me, for us, imo, imho, tbh, btw, fyi, asap, though, however, anyway, at all, of course, certainly, definitely, absolutely, completely, totally, entirely, fully, partly, mostly, mainly, especially, exactly, precisely, generally, usually, again and again, for now, for the moment, at the moment, currently, instead of that, tiny bit, wee bit, smidge, smidgen, hair, fraction, ton, loads, lots, lots of, bunch, couple, few, several, many, plenty, more than that, than now, than before, than it is, as possible, please and thanks, cheers, ta, mate, buddy, dear, claude, sidestory, hope, wish, prefer, suggest, propose, idea, doing, being, getting, going, trying, making, seeing, into it, over it, out of it, whatever, wherever, somewhere, everywhere else, nowhere, sth, smth, full,
a, an, the, please, pls, plz, kindly, hi, hey, hello, thanks, thank you, thx, now, just, bit, little, slightly, somewhat, tad, touch, very, really, quite, so, much, lot, way, far, maybe, perhaps, possibly, only, even, still,
can, could, would, should, must, will, we, i, you, my, our, your, us, me, he, she, i'd, i'll, let's, we'd, like to, i would like, i'd like, i'd love, love, need, want, to be, be, is, are, was, were, am, been, being, does, do, did, some, any, more or less, about, around about, approximately, roughly,
ok, okay, yes, yeah, yep, cool, great, nice, good, fine, perfect, looks good, well, oh, hmm, alright, then, next, look, looks, looking, feel, feels, seem, seems, kind of, sort of, type of, subtle, soft, gentle, hard, strong, stronger, softer, slight, simple, general, own, all right, such, too much, too little, enough, by, per, percent,
has, have, had, got, having, it's, that's, there's, they're, there is, there are, what, something, anything, thing, things, stuff, part, parts, element, elements, style, state, states, normal, default, general, no thanks, possible, if possible, if that's possible, color of, or, e.g., actually, basically, honestly, real quick, quickly, quick, right now, today, lower case, different, unread, users, people, somebody, someone, phones, screens, desktop, tablet, other product, product
"""

# Typed by many, found in no lexicon.
SLOPPY = """
teh=the, mkae=make, taht=that, adn=and, wth=with, tittle=title, titel=title, collumn=column, prize=price, hower=hover, backgrond=background, hight=height, lable=label, moer=more, wiht=with, colum=column, passwort=password, heigth=height, widht=width, weigth=weight, bgr=background, bckground=background, btton=button, colr=color, ur=your, w=with, dont=don't, isnt=isn't, cant=can't
"""

# Words without a meaning here, which are no misspelling of one that has.
COMMON = """
pile, bother, bothers, compete, competes,
contract, handle, through, initial, initials only, contained, three, lost, late, letter, letters, past, render, renders, rendered, narrowed, quiet, variance, tracing, infinity, belong, suggestion, inserted, marking, entirety, admit, seeking, capital, arise, divide, filed, decimal, anywhere, front, press, pressing, clear, short, side note, shape, shapes, spell, stroke through, closed, leaving, come, drugs, first letter, href, passed, least, quarter note, trial, redundant, confirmation, succeed, succeeded, success message, admin, admins, importance, important, people keep, overlook, overlooking, miss, missing, overlap, overlaps, remaining, separate, attention span, beginners, visitor, visitors, persons, reader, readers, plan b, month, monthly, yearly, billing, per month, trialing, teammates, colleagues, boss, marketing, legal, brand guidelines, guideline, guidelines, mobile users, thumb, finger, fingers, laptop, monitor, resolution, pixel perfect, mockups, prototype, production, release, launch, campaign, landing, homepage, blog, article, newsletter, subscribe, subscription, checkout, basket, product page, address, phone number, country, city, street, zip, birthday, age, gender, language setting,
word, words, work, works, working, worked, life, live, lines up, sure, soon, side note, later, form factor, case, cases, home, team, teams, company, customer, customers, client, brand new, order, orders, cart, shop, store, stores,
file, files, folder, code, class, classes, hook, hooks, state machine, data, value of, values, info, information, detail, details, news, note, notes, story, stories, storybook, design, designer, figma, sketch, mock, mockup, screenshot, demo, draft,
load, loaded, leads, lead, loud, land, hand, hands, head, heads, time of day, tile set, tie, tied, tall order, ball, call me, hall, wall, fall, fell, feel free, fill in, file name, fire, hire, wire, wine, fine print, mind, kind, kinds, find, wind, bind, bond, bone, gone, done, none, zone, tune,
ten, six, seven, eight, nine, hundred, half hour, week, weeks, month, months, year, years, day, days, night, morning, people, person, human, humans, child, children, kid, kids, world, web, website, site, app, apps, mobile app, browser, phone, device, devices,
plan, plans, planned, start, starts, started, trial, free, paid, buy, sell, sale, deal, deals, offer, offers, pay, paying, payment, bill, bills, invoice, account, accounts, settings, setting, option list, choose, chosen, choice, together, outside, always, whenever you can, tabular, because of, reason, reasons,
"""
