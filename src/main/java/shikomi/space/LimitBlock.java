package shikomi.space;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Numeric parameters that limits tie together, directly or through others, and these limits. Parameters of different
 * blocks are independent.
 *
 * @param parameters the numbers of the parameters in the space, ascending
 * @param limits the limits on these parameters only, with one coefficient for each
 */
record LimitBlock(List<Integer> parameters, List<Limit> limits) {

    /** The blocks of these limits on {@code count} parameters, in the order of their first parameters. */
    static List<LimitBlock> of(List<Limit> limits, int count) {
        int[] root = IntStream.range(0, count).toArray();
        for (Limit limit : limits) {
            int[] concerned = IntStream.range(0, count).filter(limit::concerns).toArray();
            for (int j : concerned) {
                join(root, root[concerned[0]], root[j]);
            }
        }
        return IntStream.range(0, count)
                .mapToObj(r -> block(limits, root, r))
                .filter(block -> !block.limits().isEmpty())
                .toList();
    }

    private static LimitBlock block(List<Limit> limits, int[] root, int r) {
        List<Integer> own = IntStream.range(0, root.length)
                .filter(j -> root[j] == r)
                .boxed()
                .toList();
        return new LimitBlock(
                own,
                limits.stream()
                        .filter(limit -> own.stream().anyMatch(limit::concerns))
                        .map(limit -> limit.over(own))
                        .toList());
    }

    private static void join(int[] root, int a, int b) {
        int least = Math.min(a, b);
        for (int j = 0; j < root.length; j++) {
            root[j] = root[j] == a || root[j] == b ? least : root[j];
        }
    }
}
