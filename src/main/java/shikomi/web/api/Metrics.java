package shikomi.web.api;

import java.util.List;
import shikomi.campaign.Campaign;
import shikomi.store.Home;

/** Figures for operators, in the text format of Prometheus. */
final class Metrics {
    private Metrics() {}

    static String of(Home home) {
        List<Campaign> campaigns = home.histories().campaigns();
        Runtime runtime = Runtime.getRuntime();
        return line("shikomi_campaigns", campaigns.size())
                + line(
                        "shikomi_events",
                        campaigns.stream().mapToLong(Campaign::version).sum())
                + line(
                        "shikomi_results",
                        campaigns.stream().mapToLong(c -> c.results().size()).sum())
                + line(
                        "shikomi_experiments_waiting",
                        campaigns.stream().mapToLong(c -> c.pending().size()).sum())
                + line("shikomi_memory_used_bytes", runtime.totalMemory() - runtime.freeMemory());
    }

    private static String line(String name, long value) {
        return "# TYPE " + name + " gauge\n" + name + " " + value + "\n";
    }
}
