"""Step 6a of the path: placeholders in (`masks`), originals out (`restore`, `stream`). Pure: nothing is stored here.

`places` says what is replaced, `people` who is who among names and mail addresses, `naming` which number and part a
mention gets, `styles` how a placeholder is written, `surrogates/` what stands for it in the style of that name;
`grammar` reads placeholders back however a model spelt them, `nesting` knows how deep in JSON they stand.
"""
