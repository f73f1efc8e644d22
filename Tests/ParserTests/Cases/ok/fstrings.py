f"""a
  {x}
{y}"""
x = f"""{z} {
  b
  + c
}
   {  d.e(f'''
   {q} {
r}''')} {(1,
2)} {1,
2}"""
f'{a["b"]}{c}' f'''{d}
{e:{f}
{g}}'''
z = f'{f"{x}"    f"{y   + 1}"}'
zz = f'''{
a}{ b }
     {
  c, d} {e
} {f"""{
g}{h}
{
  i}"""} '''
def f():
  return f"""
    {a} {f'{b}'}
    {x,} {*a, b}  { 3 for x in y}
    {
    f'{b}' f'''
 {c}'''}
   {a:
 {b} {
c}}
  """
f"é{a} é {'é'}" f'{b}'
f"""
é{a} é {'é'}""" f'{b}'
f'{x!r:^{width}.{prec}}'
f'''{
3
=}'''
f"\N{DIGIT ONE}{x}\
{y} {z}"
