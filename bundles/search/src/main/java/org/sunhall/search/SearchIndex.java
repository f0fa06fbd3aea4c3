package org.sunhall.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * The index. One writer at a time, any number of readers; what was written is found after {@link #commit()}. Thread-safe.
 *
 * <p>Every word that was typed has to be met: in the name, its pinyin or its initials, the code or the text; names come first.
 */
public final class SearchIndex implements Closeable {

    /** Counts the ways entries are laid down: an index of another layout is no longer what a search asks. */
    public static final int LAYOUT = 1;

    /** More words than this in one search are let go. */
    private static final int MOST_WORDS = 8;

    private static final int LONGEST_WORDS = 100;
    /** What stands between words; what codes are made of stands in them. */
    private static final String BETWEEN = "[\\s\\p{Punct}、,。;:()《》〈〉“”「」·—&&[^-._:']]+";

    private static final String KEY = "key";
    private static final String CODE = "code";
    private static final String WORDS = "words";
    private static final String PAIRS = "pairs";
    private static final String SPELLED = "spelled";
    private static final String INITIALS = "initials";
    private static final String OTHER = "other";
    private static final String TEXT = "text";
    private static final String TEXT_PAIRS = "text-pairs";
    private static final String FILTER = "filter.";
    private static final String STAMP = "stamp";

    private final Analyzer words = new SmartChineseAnalyzer(true);
    private final Analyzer pairs = new CJKAnalyzer();
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    private SearchIndex(Path path, IndexWriterConfig.OpenMode mode) throws IOException {
        Analyzer analyzer = new PerFieldAnalyzerWrapper(
                new KeywordAnalyzer(),
                Map.of(WORDS, words, PAIRS, pairs, OTHER, pairs, TEXT, words, TEXT_PAIRS, pairs));
        this.directory = new NIOFSDirectory(path);
        try {
            this.writer = new IndexWriter(directory, new IndexWriterConfig(analyzer).setOpenMode(mode));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
        this.searchers = new SearcherManager(writer, null);
    }

    /**
     * Opens the index in this directory; begins an empty one when there is none or it cannot be read.
     *
     * @throws IOException when the directory cannot be written to, or another process has it open
     */
    public static SearchIndex open(Path path) throws IOException {
        // Lucene finds its parts by the class loader of its classes, whatever the caller's thread carries.
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(SearchIndex.class.getClassLoader());
        try {
            return new SearchIndex(path, IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | IndexNotFoundException
                | java.io.EOFException
                | java.nio.file.NoSuchFileException
                | IllegalArgumentException broken) {
            empty(path);
            return new SearchIndex(path, IndexWriterConfig.OpenMode.CREATE);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static void empty(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Puts entries in, each in place of the one with its key. */
    public void put(Collection<SearchEntry> entries) throws IOException {
        for (SearchEntry entry : entries) {
            writer.updateDocument(new Term(KEY, entry.key()), document(entry));
        }
    }

    /** Takes entries out. */
    public void remove(Collection<String> keys) throws IOException {
        for (String key : keys) {
            writer.deleteDocuments(new Term(KEY, key));
        }
    }

    /** Takes everything out. */
    public void clear() throws IOException {
        writer.deleteAll();
    }

    /** Keeps what was put and removed, and lets it be found. */
    public void commit() throws IOException {
        writer.commit();
        searchers.maybeRefreshBlocking();
    }

    /** How many entries can be found. */
    public long size() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return searcher.getIndexReader().numDocs();
        } finally {
            searchers.release(searcher);
        }
    }

    /** The stamps of all entries that can be found, by key. */
    public Map<String, String> stamps() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            Map<String, String> stamps = new HashMap<>();
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                Bits live = leaf.reader().getLiveDocs();
                StoredFields fields = leaf.reader().storedFields();
                for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
                    if (live == null || live.get(doc)) {
                        Document stored = fields.document(doc, Set.of(KEY + ".stored", STAMP));
                        String stamp = stored.get(STAMP);
                        stamps.put(stored.get(KEY + ".stored"), stamp == null ? "" : stamp);
                    }
                }
            }
            return stamps;
        } finally {
            searchers.release(searcher);
        }
    }

    private static Document document(SearchEntry entry) {
        Document document = new Document();
        document.add(new StringField(KEY, entry.key(), Field.Store.NO));
        document.add(new StoredField(KEY + ".stored", entry.key()));
        document.add(new StoredField(STAMP, entry.stamp()));
        document.add(new StringField(CODE, entry.code().toLowerCase(Locale.ROOT), Field.Store.NO));
        document.add(new SortedDocValuesField(CODE + ".sort", new BytesRef(entry.code())));
        document.add(new TextField(WORDS, entry.name(), Field.Store.NO));
        document.add(new TextField(PAIRS, entry.name(), Field.Store.NO));
        document.add(new TextField(OTHER, entry.otherName(), Field.Store.NO));
        document.add(new TextField(TEXT, entry.text(), Field.Store.NO));
        document.add(new TextField(TEXT_PAIRS, entry.text(), Field.Store.NO));
        Pinyin.spellings(entry.name())
                .forEach(spelling -> document.add(new StringField(SPELLED, spelling, Field.Store.NO)));
        Pinyin.initials(entry.name()).forEach(some -> document.add(new StringField(INITIALS, some, Field.Store.NO)));
        entry.filters().forEach((filter, value) -> {
            document.add(new StringField(FILTER + filter, value, Field.Store.NO));
            document.add(new SortedDocValuesField(FILTER + filter + ".count", new BytesRef(value)));
        });
        return document;
    }

    /** Finds. */
    public SearchResult search(SearchQuery asked) throws IOException {
        Query query = query(asked);
        IndexSearcher searcher = searchers.acquire();
        try {
            int wanted = asked.from() + asked.most();
            boolean ranked = !asked.words().isBlank();
            TopDocs top = ranked
                    ? searcher.search(query, wanted, RANKED, true)
                    : searcher.search(query, wanted, BY_CODE, false);
            List<String> keys = new ArrayList<>();
            for (int i = asked.from(); i < top.scoreDocs.length; i++) {
                keys.add(searcher.storedFields().document(top.scoreDocs[i].doc).get(KEY + ".stored"));
            }
            Map<String, Long> counts = asked.count().isEmpty() ? Map.of() : counted(searcher, query, asked.count());
            return new SearchResult(keys, searcher.count(query), counts);
        } finally {
            searchers.release(searcher);
        }
    }

    private static final Sort BY_CODE = new Sort(new SortField(CODE + ".sort", SortField.Type.STRING));
    private static final Sort RANKED =
            new Sort(SortField.FIELD_SCORE, new SortField(CODE + ".sort", SortField.Type.STRING));

    private static Map<String, Long> counted(IndexSearcher searcher, Query query, String filter) throws IOException {
        Map<String, Long> counts = new HashMap<>();
        searcher.search(new ConstantScoreQuery(query), new SimpleCollector() {
            private SortedDocValues values;

            @Override
            protected void doSetNextReader(LeafReaderContext context) throws IOException {
                values = DocValues.getSorted(context.reader(), FILTER + filter + ".count");
            }

            @Override
            public void collect(int doc) throws IOException {
                if (values.advanceExact(doc)) {
                    counts.merge(values.lookupOrd(values.ordValue()).utf8ToString(), 1L, Long::sum);
                }
            }

            @Override
            public ScoreMode scoreMode() {
                return ScoreMode.COMPLETE_NO_SCORES;
            }
        });
        return counts;
    }

    private Query query(SearchQuery asked) throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        String typed = asked.words().length() <= LONGEST_WORDS
                ? asked.words()
                : asked.words().substring(0, LONGEST_WORDS);
        int left = MOST_WORDS;
        boolean any = false;
        for (String word : typed.strip().split(BETWEEN)) {
            if (!word.isEmpty() && left-- > 0) {
                all.add(word(word.toLowerCase(Locale.ROOT)), Occur.MUST);
                any = true;
            }
        }
        if (!any) {
            all.add(new MatchAllDocsQuery(), Occur.MUST);
        }
        asked.filters().forEach((filter, values) -> {
            if (!values.isEmpty()) {
                all.add(
                        new TermInSetQuery(
                                FILTER + filter,
                                values.stream().map(BytesRef::new).toList()),
                        Occur.FILTER);
            }
        });
        return all.build();
    }

    /**
     * A word, wherever it is met; the best place counts. Of a word typed partly in Chinese, partly in letters, every part has to be
     * met; names in which the parts follow each other come first.
     */
    private Query word(String word) throws IOException {
        List<String> runs = runs(word);
        if (runs.size() == 1) {
            return run(word);
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String run : runs) {
            all.add(run(run), Occur.MUST);
        }
        for (String letters : Pinyin.inInitials(word)) {
            all.add(boosted(new PrefixQuery(new Term(INITIALS, letters)), 4), Occur.SHOULD);
        }
        // A single character is no word of its own: yin行 is found as what it spells.
        BooleanQuery.Builder any = new BooleanQuery.Builder().add(all.build(), Occur.SHOULD);
        for (String letters : Pinyin.inFull(word)) {
            any.add(boosted(new PrefixQuery(new Term(SPELLED, letters)), 4), Occur.SHOULD);
        }
        return any.build();
    }

    /** Chinese and other characters apart, in their order. */
    private static List<String> runs(String word) {
        List<String> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        boolean han = false;
        for (int c : word.codePoints().toArray()) {
            if (run.length() > 0 && Pinyin.isHan(c) != han && runs.size() < MOST_WORDS - 1) {
                runs.add(run.toString());
                run.setLength(0);
            }
            han = Pinyin.isHan(c);
            run.appendCodePoint(c);
        }
        runs.add(run.toString());
        return runs;
    }

    private Query run(String word) throws IOException {
        List<Query> places = new ArrayList<>();
        places.add(boosted(new PrefixQuery(new Term(CODE, word)), 6));
        boolean chinese = word.codePoints().anyMatch(Pinyin::isHan);
        if (chinese) {
            place(places, words, WORDS, word, 5);
            place(places, pairs, PAIRS, word, 4);
            place(places, words, TEXT, word, 1);
            place(places, pairs, TEXT_PAIRS, word, 0.5f);
        } else {
            String letters = word.replace("'", "").replace("ü", "v");
            String most = letters.length() <= Pinyin.LONGEST ? letters : letters.substring(0, Pinyin.LONGEST);
            places.add(boosted(new PrefixQuery(new Term(SPELLED, most)), 4));
            places.add(boosted(new PrefixQuery(new Term(INITIALS, most)), 4));
            place(places, pairs, OTHER, word, 3);
            places.add(boosted(new PrefixQuery(new Term(OTHER, word)), 2));
            place(places, pairs, TEXT_PAIRS, word, 1);
        }
        return new DisjunctionMaxQuery(places, 0.1f);
    }

    private static Query boosted(Query query, float boost) {
        return new BoostQuery(query, boost);
    }

    /** All the terms that the word is taken apart into, in this field. */
    private static void place(List<Query> places, Analyzer analyzer, String field, String word, float boost)
            throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        Map<String, Boolean> seen = new LinkedHashMap<>();
        try (TokenStream stream = analyzer.tokenStream(field, word)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                seen.put(term.toString(), true);
            }
            stream.end();
        }
        if (!seen.isEmpty()) {
            seen.keySet().forEach(term -> all.add(new TermQuery(new Term(field, term)), Occur.MUST));
            places.add(boosted(all.build(), boost));
        }
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
        words.close();
        pairs.close();
    }
}
