import { z } from 'zod';

const nodeSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  text: z.string().min(2).max(90),
  /** A second, smaller line. */
  note: z.string().min(2).max(140).optional(),
  kind: z.enum(['start', 'step', 'question', 'good', 'bad', 'note']),
});

const edgeSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  label: z.string().min(1).max(28).optional(),
});

/** `content/figures/<id>.yml`: a flow drawn from top to bottom, so that it can be read on a phone. */
export const figureSchema = z
  .strictObject({
    title: z.string().min(5).max(90),
    /** The figure in words, for those who can't see it. */
    description: z.string().min(20).max(600),
    nodes: z.array(nodeSchema).min(2).max(16),
    edges: z.array(edgeSchema).min(1),
  })
  .superRefine((figure, context) => {
    const ids = figure.nodes.map((node) => node.id);
    for (const [index, edge] of figure.edges.entries()) {
      for (const end of ['from', 'to'] as const) {
        if (ids.includes(edge[end])) continue;
        context.addIssue({ code: 'custom', path: ['edges', index, end], message: `expected one of ${ids.join(', ')}` });
      }
    }
    if (new Set(ids).size !== ids.length)
      context.addIssue({ code: 'custom', path: ['nodes'], message: 'expected ids that differ' });
  });

export type Figure = z.output<typeof figureSchema>;
