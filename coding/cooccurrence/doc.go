// Package cooccurrence finds which codes or categories stand together: in one
// meaning unit, in one turn, or within a few turns of each other.
//
// Two codes meet in a passage that has both. Passages of two codes are found from
// the beginning of a transcript onward and do not overlap each other, so that no
// unit and no turn is counted twice:
//
//   - within a unit, a passage is a unit of the one and a unit of the other that
//     have text in common;
//   - within a turn, it is a turn with units of both;
//   - within n turns, it is the first run of at most n turns that has both, up to
//     the turn that completes it.
//
// With n₁ and n₂ the units of each (within turns: the turns that have it) and n₁₂
// the passages, the coefficient is that of Jaccard (The distribution of the flora
// in the alpine zone, New Phytologist 11(2), 1912), n₁₂ / (n₁ + n₂ − n₁₂): 0 where
// the two never meet, 1 where each always does.
package cooccurrence
