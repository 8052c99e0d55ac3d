package shikomi.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shikomi.campaign.Best;
import shikomi.campaign.Campaign;
import shikomi.campaign.Result;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.model.BestBelieved;
import shikomi.model.CampaignModel;
import shikomi.plan.PlanRequest;
import shikomi.recipe.RecipeWriter;
import shikomi.source.Sources;

/**
 * The models of campaigns and of single requests. Each is fitted once per history and seed, in the background, and
 * cached: pages, the HTTP interface and the planner share it, and no request thread fits a model itself.
 */
public final class CampaignModels implements AutoCloseable {
    /** The seed of the models that pages show; the form of the next batch offers it too. */
    public static final long SEED = 1;

    /** The time in milliseconds that a page waits for a fit, because many fits are quick. */
    private static final long PATIENCE = 50;

    /**
     * The limit of the cache: room for about 30 models of 400 conditions; the rest of the program takes about 100 MB.
     */
    private static final long LIMIT_BYTES = 128_000_000;

    /** A single fit uses every processor; a second worker keeps quick fits from waiting behind slow ones. */
    private static final int WORKERS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(CampaignModels.class);

    private final CampaignSources sources;
    private final Function<PlanRequest, CampaignModel> fitter;
    private final ModelCache<History> kept = new ModelCache<>(LIMIT_BYTES);
    private final Map<History, CompletableFuture<Fitted>> running = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Fitted>> shown = new ConcurrentHashMap<>();
    private final Map<String, Fitted> newest = new ConcurrentHashMap<>();
    private final AtomicLong fits = new AtomicLong();
    private final ExecutorService workers = Executors.newFixedThreadPool(
            WORKERS, Thread.ofPlatform().daemon().name("fits-", 0).factory());

    /** @param fitter fits the model for a request */
    public CampaignModels(CampaignSources sources, Function<PlanRequest, CampaignModel> fitter) {
        this.sources = sources;
        this.fitter = fitter;
    }

    /**
     * Everything that a model depends on; equal histories have the same model.
     *
     * @param recipe the text of the recipe, because the order of the names in it determines the columns of a model
     * @param sources the hashes of the attached files, or the rows that were sent
     */
    private record History(String recipe, List<Result> results, List<?> sources, long seed) {
        static History of(Campaign campaign, long seed) {
            return new History(RecipeWriter.yaml(campaign.recipe()), campaign.results(), campaign.sources(), seed);
        }

        static History of(PlanRequest request) {
            return new History(
                    RecipeWriter.yaml(request.recipe()),
                    request.results(),
                    request.sources().all(),
                    request.seed());
        }
    }

    /** A model with the data that it was fitted to. */
    public static final class Fitted {
        private final History history;
        private final Sources sources;
        private final CampaignModel model;
        private final List<Problem> problems;

        private Fitted(History history, Sources sources, CampaignModel model, List<Problem> problems) {
            this.history = history;
            this.sources = sources;
            this.model = model;
            this.problems = List.copyOf(problems);
        }

        public CampaignModel model() {
            return model;
        }

        /** The external data that were used; none if there are {@link #problems}. */
        public Sources sources() {
            return sources;
        }

        /** The problems with the external data. */
        public List<Problem> problems() {
            return problems;
        }

        /** The number of results that the model was fitted to. */
        public int results() {
            return history.results().size();
        }

        /** Returns whether the campaign still has the results, sources and recipe that the model was fitted to. */
        public boolean isOf(Campaign now) {
            return history.equals(History.of(now, history.seed()));
        }

        /** Returns whether the campaign still has at least the sources that the model was fitted to. */
        public boolean hasSourcesOf(Campaign now) {
            return history.sources().equals(now.sources());
        }
    }

    /**
     * The best result of a campaign, and the best that its newest model believes; nothing is in doubt before the first
     * fit has ended. Starts no fit, so that a list of campaigns does not fit all of them.
     */
    public Optional<BestBelieved> best(Campaign campaign) {
        Fitted fitted = campaign.results().isEmpty() ? null : newest.get(campaign.name());
        return fitted == null
                ? Best.of(campaign.recipe(), campaign.results()).map(best -> new BestBelieved(best, best))
                : BestBelieved.of(campaign.recipe(), campaign.results(), fitted.model());
    }

    /** The values of a result that the newest model of a campaign believes; all plausible ones before the first fit. */
    public Function<Result, DoubleStream> believed(Campaign campaign) {
        Fitted fitted = campaign.results().isEmpty() ? null : of(campaign);
        return BestBelieved.values(
                campaign.recipe(),
                campaign.results(),
                fitted == null ? CampaignModel.fit(campaign.recipe(), List.of(), SEED) : fitted.model());
    }

    /**
     * Returns the newest model of a campaign for a page, after a short wait at most; an older one if the newest cannot be
     * fitted. If {@link Fitted#isOf} is false,
     * a newer model is being fitted. Null before the first fit has ended.
     */
    public @Nullable Fitted of(Campaign campaign) {
        CompletableFuture<Fitted> fit = fitToShow(campaign);
        try {
            return fit.get(PATIENCE, TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillFitting) {
            return newest.get(campaign.name());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return newest.get(campaign.name());
        } catch (ExecutionException broken) {
            LOG.error("No fit of {}", campaign.name(), broken);
            return newest.get(campaign.name());
        }
    }

    /**
     * Starts a fit to a campaign's new results unless one is already running, so that the next page finds the model
     * ready.
     */
    public void prepare(Campaign campaign) {
        shown.put(campaign.name(), fitToShow(campaign));
    }

    /** Runs at most one fit at a time for a campaign's pages, and lets it finish, however often results change. */
    private synchronized CompletableFuture<Fitted> fitToShow(Campaign campaign) {
        CompletableFuture<Fitted> before = shown.get(campaign.name());
        if (before != null
                && !before.isDone()
                && kept.find(History.of(campaign, SEED)).isEmpty()) {
            return before;
        }
        CompletableFuture<Fitted> fit = start(campaign, SEED);
        shown.put(campaign.name(), fit);
        return fit;
    }

    /** Returns the model of the campaign's current state, and waits until it is fitted. */
    public Fitted await(Campaign campaign, long seed) {
        return finished(start(campaign, seed));
    }

    /** Returns the model for a request outside any campaign, and waits until it is fitted. */
    public CampaignModel await(PlanRequest request) {
        History history = History.of(request);
        return finished(start(history, () -> new Fitted(history, request.sources(), fitter.apply(request), List.of())))
                .model();
    }

    private static Fitted finished(CompletableFuture<Fitted> fit) {
        try {
            return fit.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a model was being fitted", stopped);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("A model could not be fitted", broken);
        }
    }

    private CompletableFuture<Fitted> start(Campaign campaign, long seed) {
        History history = History.of(campaign, seed);
        return start(history, () -> {
            Reading<Sources> read = sources.of(campaign);
            PlanRequest request = PlanRequest.of(campaign, read.get().orElse(Sources.none()), 1, seed);
            Fitted fitted = new Fitted(history, request.sources(), fitter.apply(request), read.problems());
            if (seed == SEED) {
                newest.put(campaign.name(), fitted);
            }
            return fitted;
        });
    }

    private synchronized CompletableFuture<Fitted> start(History history, Supplier<Fitted> fit) {
        Optional<Fitted> already = kept.find(history);
        if (already.isPresent()) {
            return CompletableFuture.completedFuture(already.get());
        }
        CompletableFuture<Fitted> underWay = running.get(history);
        if (underWay != null) {
            return underWay;
        }
        CompletableFuture<Fitted> future = CompletableFuture.supplyAsync(() -> kept(history, fit), workers);
        running.put(history, future);
        return future;
    }

    /** The number of models fitted since the start of the program. */
    public long fits() {
        return fits.get();
    }

    private Fitted kept(History history, Supplier<Fitted> fit) {
        fits.incrementAndGet();
        try {
            Fitted fitted = fit.get();
            kept.keep(history, fitted);
            return fitted;
        } finally {
            finish(history);
        }
    }

    /** Removes a finished fit. The lock ensures that even a very quick fit has been registered as running before. */
    private synchronized void finish(History history) {
        running.remove(history);
    }

    @Override
    public void close() {
        workers.shutdownNow();
        try {
            workers.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
