# exit: 1
def load(d):
    try:
        return d['config']
    except KeyError as e:
        raise ValueError('bad config') from e
def main():
    try:
        load({})
    except ValueError:
        cleanup()
def cleanup():
    e = TypeError('cleanup failed')
    e.add_note('a note')
    e.add_note('two\nlines')
    raise e
main()
