package shikomi.message;

import java.util.Collection;
import java.util.Locale;

/** The known name that a misspelt name most likely stands for. */
public record Suggestion(String nearest, boolean close) {

    /** Finds the nearest known name by edit distance, ignoring case. */
    public static Suggestion of(String given, Collection<String> known) {
        String nearest = "";
        int least = Integer.MAX_VALUE;
        for (String name : known) {
            int distance = distance(given.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                nearest = name;
            }
        }
        return new Suggestion(nearest, least <= Math.max(1, given.length() / 3));
    }

    /** {@code Did you mean `constraints`?}, or advice to check the spelling. */
    public Message message() {
        return close ? Message.of("space.did-you-mean", nearest) : Message.of("space.check-spelling");
    }

    /** The optimal string alignment distance: Levenshtein distance in which a swap of adjacent letters counts once. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : edited(d, i, j, a, b);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int edited(int[][] d, int i, int j, String a, String b) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
    }
}
