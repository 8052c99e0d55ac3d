package shikomi.web.api;

import java.util.List;
import shikomi.campaign.Campaign;
import shikomi.store.Home;
import shikomi.web.CampaignModels;

/** Metrics for operators in the text format of Prometheus. */
final class Metrics {
    private Metrics() {}

    static String of(Home home, CampaignModels models) {
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
                + line("shikomi_memory_used_bytes", runtime.totalMemory() - runtime.freeMemory())
                + counter("shikomi_model_fits_total", models.fits());
    }

    private static String line(String name, long value) {
        return typed(name, "gauge", value);
    }

    private static String counter(String name, long value) {
        return typed(name, "counter", value);
    }

    private static String typed(String name, String type, long value) {
        return "# TYPE " + name + " " + type + "\n" + name + " " + value + "\n";
    }
}
