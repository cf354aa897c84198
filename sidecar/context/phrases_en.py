"""English phrases of the conversation itself: regular expressions over folded text, one per line; see `commands`."""

MANNERS = r"""
^(?:please|pls|plz|ok|okay|hey|hi|hello|thanks|well|hm+|oh|no|nope|nah|yes|now|and|but|so|then|just|actually|sorry|oops|wait|alright|also|maybe|perhaps)\b
^(?:u+h+m*|u+m+|e+r+m*|ehm|huh|ah+|aha|oof|ugh|gosh|lol|haha|btw|by the way|fyi|whoops|oopsie|yikes|yeah|yep)\b(?= )
\b(?:please|pls|plz|thanks|thank you|for me|now|again please|then)$
"""

WISHES = r"""
^(?:can|could|would|will) (?:you|we|i|u)(?: please| maybe| also| just)? (?:have |get |see )?
^(?:would|is) it(?: be)? possible to
^(?:would you mind|do you mind)
^i(?:'d| would| want| need)\b(?: like| love)?(?: you)?(?: to)?
^(?:can|could|would|should)(?= (?:the|this|that|it|these|those|its)\b)(?!.*\bor\b)
^(?:what|how) (?:about|if)(?: we| you| i)?
^what do you think about making
^(?:let's|let us)
^(?:is there )?(?:a|any) (?:way|chance)\b(?: to| that| of)?
"""

ANNOUNCING = r"""
^(?:(?:just )?(?:a |one |another )?(?:quick |short |small |tiny |stupid |silly |dumb |random |last |more |other )*question(?: for you| though| from me| here)?|(?:just )?out of (?:interest|curiosity)|(?:just )?(?:curious|wondering|asking|checking)|hold on|hang on|not sure (?:i (?:get|understand) (?:it|this|that)|about this)|i (?:don't|do not) (?:get|understand) (?:it|this|that)|one thing|something else)(?=[^\w'%])
^(?:and |but |so )?tell me(?=[^\w'%])
"""

ASKED_ABOUT = r"""
^(?:tell|explain|why|what|which|show me (?:the )?(?:history|versions?|changes|all versions|what)|list|describe (?:what|how)|summari[sz]e)
^(?:understand|know|learn|hear|see|be curious) (?:what|which|whether|if|how|why|where|who)\b
"""

HISTORY = r"""
^what (?:was|were) my (?:wish|wishes|request|requests|prompt|prompts|idea|words)\b
^did (?:somebody|someone|anybody|anyone) (?:\w+ )?(?:edit|change|touch|alter|modify)\b
\b(?:what|which)\b.*\b(?:did|have|has|had)\b.*\b(?:i|we|you)\b.*\b(?:change|changed|do|done|did|ask|asked|say|said|edit|edited|try|tried|modify|modified|request|requested|tell|told|write|wrote|type|typed)\b
\b(?:what|which)\b.*\b(?:changed|changes|was changed|were changed|has changed|is different|was done|edits|happened)\b
\bwhat(?:'s| is| was)? (?:in|the difference|different)\b.*\bversion\b
\bwhat (?:is|was|were|are|'s)?\b.*\b(?:last|previous|first|my) (?:change|changes|prompt|edit|edits|request|instruction|message|prompts)\b
\b(?:show|list|see|give|view|open|tell)\b.*\b(?:history|versions|version list|changes|changelog|timeline|edits|prompts)\b
\b(?:show|list|tell|give)\b.*\b(?:we|i|you)(?:'ve| have)? (?:done|did|changed|asked|said|tried|edited|made)\b
^(?:the )?(?:history|versions|changelog|changes so far|timeline)$
\bhow many\b.*\b(?:versions?|changes|edits|times|prompts|steps)\b
\bwhen did (?:i|we|you)\b
\b(?:how|what) did (?:version|v) ?\d+
\bwhat (?:does|did) version \d+
\b(?:which|what) versions?\b
\bdid (?:i|we|you) (?:already )?(?:change|ask|try|say|do|edit|touch|make)\b
\b(?:summari[sz]e|recap|sum up)\b.*\b(?:change|changes|so far|did|done|session|conversation|history)\b
\b(?:summary|recap|overview|rundown|log|protocol)\b.*\b(?:session|changes|conversation|so far|history|versions|edits|did)\b
\bremind me what\b
\bwhat have (?:i|we|you)\b.*\b(?:so far|before|already|until now)\b
\bwhere (?:are we|were we)\b
^(?:at|in|with) (?:which|what) (?:step|version|change|edit|point)\b
^who (?:touched|changed|edited|did)\b
\b(?:what|which|everything|all|things|steps)\b.* (?:came|happened|was done|were made|was made|followed) (?:\w+ )?(?:after|since|before)\b
\b(?:list|show(?: me)?|give me|name)\b(?: \w+){0,2} (?:all|every|each|the)(?: of)?(?: the| our| my)? (?:steps?(?! (?:in|of|on|for)\b)|things (?:we|i|you)(?:'ve| have| had)? (?:did|done|made|changed|asked|said|tried|edited))\b
^(?:what|which) (?:are|were|was|is) (?:the|our|my) (?:last|first|latest|previous) (?:\w+ )?(?:steps?|things?|changes?|edits?|wish|wishes)\b
\bwhat was (?:it|the \w+(?: \w+)?)(?: that)? (?:we|i|you|before)\b
^did (?:the|that|my|it)\b.*\b(?:go through|work|get applied|land|happen|fail)\b
\bdifferen(?:t|ce) between\b.*\b(?:now|version|before|one)\b
^when did (?:the|it|that|this)\b
\bwhat did it (?:look|say)\b.*\b(?:before|originally)\b
\b(?:see|look at|view)\b.*\bversion \d+
\b(?:compare|diff)\b.*\bversions?\b
\bhave (?:i|we|you) (?:already )?(?:changed|tried|done|touched|asked)\b
^(?:which|what|what's|whats)\b.*\b(?:branch|branches|attempts|tries)\b
^what was (?:change|step|version|edit)\b
^was\b.*\bmy (?:idea|wish|request)\b
^did my (?:last|first|previous) \w+\b
^since when (?:is|are|has|have)\b
\bwhat (?:else )?(?:was|were|got|has been) (?:altered|modified|edited|touched)\b
"""

QUESTION = r"""
^(?:for|from|to|in|on|at|by) (?:what|which|where|whom)\b
^why\b(?! not\b)
^(?:what|what's|whats)\b(?! about\b)(?! if\b)(?! (?:we|i|you|it) (?:had|was|looked)\b.*\bbefore\b)
^which\b
^who\b
^whose\b
^where\b(?! it (?:was still|still was|still had|had still)\b)
^when (?:is|does|do|did|was|will|should)\b
^how (?:do|does|did|is|are|many|much|big|large|wide|tall|high|can i|would|should|come|far|long|dark|bold|thick|round|well|accessible|often|to)\b
^(?!do (?:it|that|this|the)\b)(?:is|are|does|do|did|was|were|has|isn't|aren't|doesn't|won't) (?:the|this|that|it|there|these|those|we|i|you|a|an|all|our|my|both|any|anything|something|someone|screen|\w+s)\b
^(?:explain|tell me|describe (?:what|how|why)|do you know|any idea|i wonder|is there)\b
^(?:will|would) (?:the|this|that|it|these|those|they|a|an|anyone|people)\b(?! be (?:nice|great|possible))
^(?:still|any good|good enough|too much)\b.*\b(?:on|for|with|against)\b.*\?$
^(?:should|shall) (?:i|we|the|this|it|that)\b
^(?:can|could) (?:users?|people|someone|somebody|screen readers?|keyboard users?)\b
^(?:would love to |i'm |i am )?(?:understand|know|learn|hear|be curious|curious) (?:what|which|whether|if|how|why|where|who)\b
^(?:name|list|show me|give me) (?:the|all|every|all the)\b.*\b(?:tokens?|props)\b
"""

QUESTION_IF_MARKED = r"""
^(?:is|are|does|do|did|was|were|has|have|will|would|should)\b
\b(?:ok|okay|enough|right|correct|accessible|good idea|supported|allowed|recommended|safe|fine)\b
^(?:any|thoughts|opinions?|ideas?|suggestions?)\b
"""

ABOUT_THE_PAST = r"""
\b(?:so far|did i|did we|version \d+|i ask|i asked|i said|we tried|we changed|last time|versions)\b
"""

REDO = r"""
^(?:fetch|get|bring|give me) back what (?:i|we)(?: have|'ve)? just (?:threw away|undid|took back|took out|removed|discarded|dropped)$
\bredo\b(?! (?:button|icon|link|the|action|arrow))
\b(?:re apply|reapply)\b
\bbring (?:that|it|this|them|the change) back\b
\b(?:put|get) (?:that|it|this) back (?:again|in)\b
\b(?:undo|revert|cancel|reverse|take back|scratch|forget) (?:the|my|that|this|our) (?:last )?(?:undo|undoing|revert)\b
\b(?:did not|didn't|didnt|do not|don't|dont|never) (?:\w+ )?(?:mean|want|intend|meant|wanted) (?:to )?(?:undo|revert|go back|take (?:it|that|this) back)\b
\b(?:should not|shouldn't|shouldnt) have (?:undone|reverted|gone back|taken (?:it|that|this) back)\b
\b(?:restore|reinstate) (?:that|it|what (?:i|we|you) (?:undid|just undid)|the undone)\b
^(?:forward|go forward|(?:go )?(?:a |one )?step forward|(?:go )?one forward)$
\bun ?undo\b
\bwhat (?:i|we|you)(?: have| just|'ve)* (?:undid|undone|took back)\b
\bi (?:liked|prefer(?:red)?) (?:it|that|the change) (?:after all|actually)\b
\b(?:ctrl|cmd) (?:shift )?y\b
\b(?:ctrl|cmd) shift z\b
\bundo\b(?! (?:button|icon|link|toast|action|arrow)).*\b(?:was|is) (?:a mistake|an accident|wrong|too hasty)\b
^(?:and )?forth again\b
"""

ORIGINAL = r"""
\b(?:back|go|restore|revert|return|reset|undo|start|rewind|roll)\b.*\b(?:the )?(?:original|beginning|very start|first version|initial(?: version| state| look)?|where we started|how it started|from scratch|all over|factory)\b
\b(?:undo|revert|discard|reset|roll back|throw away|forget) (?:it all|everything|all(?: of it| changes| the changes| my changes| of that)?)\b
\b(?:get|give|take|show|bring|want|use|need|pick|load|open)\b.*\b(?:first|original|initial) (?:version|state|look|design)\b
^(?:the )?original(?: version| state| one)?$
\bstart (?:over|again from the start)\b
\b(?:the )?(?:first|original|initial|very first) (?:version|one|look|design|try) (?:was|is|looked|looks) (?:the )?(?:best|better|nicer|fine)
\b(?:i )?(?:want|prefer|liked?|take|use|need) (?:back )?the (?:original|first|initial)(?: version| one| look| design| state)(?: back| again)?$
^(?:wipe|reset|scrap|clear|dump|bin|throw away|chuck) (?:everything|it all|all of it|the lot)\b
^(?:the )?original(?: one| version)? (?:please|again)$
^(?:reset|reset it|reset this|reset the component)$
\bback to (?:the )?(?:start|square one|how it was at the (?:start|beginning)|version one)\b
\ball the way (?:back )?to the (?:very )?(?:first|start|beginning)\b
^(?:(?:can|could|may) (?:i|we) (?:have|get|see) |(?:i|we)(?:'d like| want| need) |(?:give|show) (?:me |us )?|(?:take|bring|use|restore|load) |(?:go |revert |return |switch )?(?:back )?to )?(?:the )?(?:very )?(?:first|original|initial|untouched|unchanged|unedited|earliest) (?:version|one|look|design|state|attempt)(?: (?:back|again|up))*$
^(?:(?:can|could|may) (?:i|we) (?:have|get|see) |(?:i|we)(?:'d like| want| need) |(?:give|show) (?:me |us )?)the original(?: (?:back|again))*$
\b(?:where|when|before|as if|like) (?:nothing|none of (?:this|that|it)|no changes?) (?:was|were|had|has|is)(?: ever| yet| been)* (?:changed|done|touched|edited|altered|modified|happened|made)\b
^(?:(?:take|bring|get) (?:it|me|us|this) |go |roll (?:it )?)?all the way back$
^(?:(?:put|make|set|leave|bring) (?:everything|it|all|this) )?(?:back )?(?:to )?(?:as|how|like|the way) (?:it|everything|things|this) (?:was|were|looked|started)(?: out)? (?:(?:at|in) the (?:very )?(?:start|beginning)|originally|initially|at first)$
^(?:take|roll) (?:everything|it all|all of (?:it|this|that)) back$
^(?:wipe|drop|clear|remove|delete|cancel|bin|toss|trash|lose|ditch|discard|undo|revert|scrap|throw away|throw out|get rid of) (?:all|every|every single)(?: of)?(?: (?:my|our|the|these|those))? (?:changes?|edits?|modifications|tweaks)$
^(?:undo|wipe|revert|scrap|bin) the (?:whole )?(?:lot|thing)$
^(?:(?:i|we) (?:want|need|would like) to |(?:i'd|we'd) like to |let's )?(?:start|begin) (?:again |all )?(?:fresh|anew|afresh)$
^(?:(?:give me )?a )?clean slate$
"""

GOES = r"""
\b(?:back|go|goto|jump|restore|revert|return|switch|load|use|take|open|check ?out|rewind|roll|bring|put|want|reset|undo to|prefer|like|show me|apply|pick|select|get|liked|try)\b
\b(?:give me|settle on)\b
"""

ONLY_A_VERSION = r"""
(?:(?:back )?to )?(?:the )?(?:version|v) ?\d+(?: (?:again|was better|is better|looked better))?
"""

STATE = r"""
\b(?:want|would like|'d like|take|use|prefer) the (?:version|attempt|state|try) (?:with|without|from|(?:right |just )?before|where|when|(?:right |just )?after)\b
\b(?:want|would like|'d like|take|have|prefer) the one (?:with|without|from)\b.*\b(?:after all|again|back)$
\b(?:want|would like|'d like|take|have|prefer) the one (?:right |just )?before\b.*\b(?:got|was|were|became|turned|went|changed)\b
\bthe (?:attempt|version|try) with .* (?:was|looked)\b
\b(?:go |jump |switch |get |take me |take it |bring it )?back to (?:the (?:version|state|one|point|time|design|look)|when|before(?!$)|where|how it (?:was|looked) (?:before|when|with))\b
\b(?:restore|revert to|return to|load|use|switch to|go to|take) the (?:version|state|one|design) (?:with|before|where|when|after|from|that|without|in which)\b
\b(?:undo|revert|rewind) (?:everything|all|it all|back)? ?(?:to|until|up to|since|after) (?:the|when|before|where|we|i)\b
\bhow it (?:was|looked) (?:before|when) (?:we|i|you|the)\b
\b(?:bring|get|want|take|have|dig) (?:me )?(?:back|out) the\b.*\b(?:one|version|attempt|variant|try|state)\b
\b(?:go )?back to (?:just|only|the (?!original|default|normal)(?:\w+ ){1,3}(?:one|attempt|try|variant))\b
\b(?:take|bring) me (?:back )?to (?:where|when|before|the (?:one|version|point|moment|state))\b
\b(?:jump|rewind|return|roll back|skip) (?:back )?to (?:where|when|before|just before|right before|the (?:one|moment|point))\b
\bthe (?:\w+ ){1,3}(?:one|version|attempt) (?:from )?(?:before|earlier|previously) (?:was|is|looked)\b
\bthe (?:\w+ ){1,3}(?:one|version|attempt) was (?:nicer|better|best|prettier|it)\b
^.*\b(?:go there|back there|back to that)$
\b(?:the )?version (?:with|before|where|when|without) (?:the|a|an|it|we|i)\b
^(?:as|how|what|the way) (?:it|we|they|the \w+) (?:stood|was|were|looked|had)(?: it)? (?:right |just )?(?:before|prior to|until)\b
^(?:back |return |go |jump )*(?:to )?(?:the |that )?(?:state|moment|time|point|stage) (?:right |just )?(?:before|when|where)\b
^before (?:we|i|it|you|someone|somebody|that|those|these)\b.*\b(?:went|got|made|was|were|grew|became|had|changed|turned|\w+ed)\b
"""

UNDO = r"""
^(?:throw away|throw out|discard|scrap|drop|bin|undo|take back|lose) what (?:was|i|we|you|somebody|someone)(?: have|'ve)? just (?:been )?(?:edited|changed|done|did|made|added)\b
\b(?:liked|preferred|loved) (?:it|that|this)(?: more| better)? (?:before|earlier|the way it was)
\b(?:throw|scrap|bin|drop|discard|toss|chuck|undo|lose)\b.*\bmy (?:manual |own |last |hand )*(?:edit|edits|change|changes)\b
^last (?:two|three|four|five|\d) (?:gone|out|away|off|back)\b
^take (?:that|it|this) (?:back )?(?:out )?again$
\b\d ?x back\b
\bundo\b(?! (?:button|icon|link|toast|action|arrow))
\brevert\b
\broll ?back\b
\bctrl ?z\b
\blast (?:two|three|four|five|\d)(?: \w+)? (?:out|away|back|off)$
\bcmd ?z\b
\btake (?:that|it|this|the last (?:one|change|edit|step)|them|both|my last \w+) back\b
\btake back (?:that|it|this|the last|what|my last)\b
\b(?:remove|discard|drop|delete|cancel|scrap|scratch|forget|get rid of|lose) (?:the|that|my|your|this) (?:last|latest|previous|most recent|recent) (?:\w+ )?(?:change|changes|edit|edits|step|steps|thing|one|update|modification)\b
\b(?:scratch|forget|scrap|discard|reverse|cancel|undo) (?:that|it|this)$
\b(?:back|return|go|revert|switch|restore) (?:to )?(?:the )?(?:previous|last|prior|preceding|earlier) (?:version|state|one|step|look|design)\b
\b(?:put|set|change|make|turn|switch) (?:it|that|this|everything) back(?: (?:to )?(?:how|the way|what|like|as) (?:it|they) (?:was|were|looked).*)?$
\bmake it (?:like|as|how) (?:it was )?before$
\b(?:it|that|this) (?:was|looked) (?:better|nicer) (?:before|the way it was|earlier)\b
\bgo back (?:one|two|three|four|five|a|\d)\b
\b(?:one|two|three|\d|a|a few|couple of) steps? (?:back|backwards?|behind|earlier|ago)\b
\bgo back a\b
\bthe way it was(?: before)?$
\b(?:don't|didn't|do not) (?:like|want) (?:that|it|this)(?: change| edit)?(?: anymore| at all| after all)?$
^(?:go )?(?:back|minus|rewind) (?:by )?(?:two|three|four|five|six|\d)(?: steps?| versions?)?$
^(?:two|three|four|five|six|\d) (?:steps? |versions? |changes )?(?:back|backwards)$
^(?:so )?rewind$
\b(?:peel|strip|knock|take|throw) off (?:the |my )?last (?:two|three|four|five|six|\d)\b
\blast (?:two|three|four|five|six|\d)(?: \w+)? (?:off|out|away) again$
\bforget (?:what )?i (?:just )?(?:said|asked|wrote)\b
"""

UNDO_ALONE = r"""
(?:go|step|move|take me)? ?back(?: one| a step| one step| again| once| please)?
(?:like|as|how) (?:it was |it looked )?(?:before|previously|it was|earlier)(?: again)?
(?:back|go back) to (?:normal|default|the default|before|how it was|the way it was|what it was|how it looked|what we had)(?: before)?
(?:the )?(?:previous|prior|last)(?: version| one| state)
(?:the )?previous
never ?mind(?: that)?
not like (?:that|this)
(?:that|it) was (?:better|wrong|a mistake)
as (?:it|they) (?:was|were)(?: before)?
"""

ASKING = r"""
^(?:what|whats|which|who|whose|where|when|why|how|is|are|was|were|do|does|did|has|have|tell|explain|describe|show|list|give|remind|walk|recap|summari[sz]e|compare|diff|log|history|versions?|changes|changelog|timeline|all|any)\b
"""
