/** What only the forum's pages write, in lists and in threads: heads, buttons, menus, the footer. */
const listing =
  /^(?:Post|Replies|Boosts|Views|Activity|Created|Overview|All subtopics|RSS for tag.*|Selecting any option will automatically load the page|Posts under .+ (?:topic|subtopic|tag)|\d[\d,]* Posts?|No posts\b.*|Sort by.*|Filter(?: by.*)?|Clear all|Newest|Oldest|Next|Previous|First|Last|Load more|Create a post|Sign in|Search by keywords or tags|[\d,]+ ?[–-] ?[\d,]+ of [\d,]+|Page \d+(?: of \d+)?)$/i;

const anywhere =
  /^(?:(?:Apple )?Developer Forums|Forums|Topics|Quick Links|Developer Footer|This site contains user submitted content.*|Copyright © .*|All rights reserved\.?|Terms of use|Privacy policy|Agreements and Guidelines|Skip Navigation)$/i;

const thread =
  /^(?:Replies|\d{1,4} Repl(?:y|ies)|Boost|Reply|Add a comment|Share(?: this post)?|Copy(?: link| to clipboard)|Copied to clipboard|Sign in to reply|Sign in to participate.*|Up vote.*|Down vote.*|Me too|Same here!?|Report|More|You can't reply.*)$/i;

/** Whether a line is the page's own in any listing. */
export function isPageLine(text: string): boolean {
  return listing.test(text) || anywhere.test(text);
}

/** Whether a line is the page's own in a thread. `Views` or `Next` alone may be words of a post there. */
export function isThreadLine(text: string): boolean {
  return thread.test(text) || anywhere.test(text);
}

/** Whether a line holds `Topic: … SubTopic: …`. In two steps, because a line may be as long as a page. */
export function hasTopics(text: string): boolean {
  const start = text.search(/\bTopic: \S/);
  return start >= 0 && text.includes(' SubTopic: ', start + 'Topic: '.length);
}
