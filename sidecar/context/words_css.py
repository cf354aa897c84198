"""Names of CSS properties and utility classes, in the form of `words_en`: whoever types one means it, in any language.

Hyphens are spaces here, as in prompts. Only what a word of it alone would be taken for something else is listed: “text-overflow” is no overflow,
“font-variant” no variant. Words that are English as well (“position”, “order”, “top”, “resize”) aren't.
"""

PROPERTIES = """
size: inline size, block size, max inline size, object fit, w full, h full, w screen, h screen, h auto, w auto, max w, min w, max h, min h, aspect square, aspect video
color: text fill color, fill opacity, accent color, caret color, color mix, background image
spacing: scroll margin, scroll padding, padding inline, padding block, margin inline, margin block
typography: font variant, font variant numeric, font variant caps, font variant ligatures, font feature settings, font stretch, text transform, text indent, text overflow, text wrap, text rendering, white space nowrap, word spacing, overflow wrap, tab size, text decoration thickness, text underline offset, line clamp, whitespace nowrap, whitespace normal, tabular nums, font smoothing, antialiased, hanging punctuation
border: divide y, divide x, border collapse, stroke linecap, stroke dasharray, outline offset
effect: mix blend mode, blend mode, clip path, mask image, will change, transform origin, transition duration, animation duration, animation delay, transition delay, ease in out, ease out, ease in
layout: place items, place content, place self, grid area, grid column, grid row, col span, row span, z index, flex basis, flex grow, flex shrink, object position, float right, float left, writing mode, justify self, align self, background position
"""

DECISIVE = """
behavior: user select, select none, pointer events, touch action, overscroll behavior, scroll behavior, scroll snap, scroll snap type
"""
